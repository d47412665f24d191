#include "CPNG.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

// MARK: - Messages

static void add_message(png_structp png, png_const_charp message) {
  cpng_messages *messages = png_get_error_ptr(png);
  size_t used = strlen(messages->text);
  size_t room = sizeof messages->text - used;
  size_t length = strlen(message);
  if (length + 2 > room) return;
  memcpy(messages->text + used, message, length);
  memcpy(messages->text + used + length, "\n", 2);
}

static void on_error(png_structp png, png_const_charp message) {
  add_message(png, message);
  longjmp(png_jmpbuf(png), 1);
}

// MARK: - Encoding

typedef struct {
  uint8_t *bytes;
  size_t count, capacity;
} growing;

static void on_write(png_structp png, png_bytep data, size_t length) {
  growing *target = png_get_io_ptr(png);
  if (length > target->capacity - target->count) {
    size_t capacity = (target->capacity + length) * 2;
    uint8_t *bytes = realloc(target->bytes, capacity);
    if (!bytes) png_error(png, "out of memory for the encoded image");
    target->bytes = bytes;
    target->capacity = capacity;
  }
  memcpy(target->bytes + target->count, data, length);
  target->count += length;
}

static void on_flush(png_structp png) { (void)png; }

static void write_header(png_structp png, png_infop info, const cpng_image *image) {
  static const int types[] = {PNG_COLOR_TYPE_GRAY, PNG_COLOR_TYPE_GRAY_ALPHA, PNG_COLOR_TYPE_RGB,
                              PNG_COLOR_TYPE_RGB_ALPHA};
  int type = image->palette_count ? PNG_COLOR_TYPE_PALETTE : types[image->channels - 1];
  png_set_IHDR(png, info, image->width, image->height, 8, type, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB_gAMA_and_cHRM(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  png_uint_32 density = image->pixels_per_metre;
  if (density) png_set_pHYs(png, info, density, density, PNG_RESOLUTION_METER);
  // png_color is three bytes: red, green, blue.
  if (image->palette_count)
    png_set_PLTE(png, info, (png_const_colorp)image->palette, image->palette_count);
  if (image->opacity_count)
    png_set_tRNS(png, info, image->opacities, image->opacity_count, NULL);
}

static void write_texts(png_structp png, png_infop info, const cpng_text *texts, int count) {
  for (int index = 0; index < count; index++) {
    png_text text = {0};
    int ascii = 1;
    for (const char *byte = texts[index].text; *byte; byte++) ascii &= (*byte & 0x80) == 0;
    text.compression = ascii ? PNG_TEXT_COMPRESSION_NONE : PNG_ITXT_COMPRESSION_NONE;
    text.key = (char *)texts[index].keyword;
    text.text = (char *)texts[index].text;
    text.lang = text.lang_key = "";
    png_set_text(png, info, &text, 1);
  }
}

// All that libpng may jump out of; what it has written so far stays reachable through `target`.
static int encode(const cpng_image *image, const cpng_text *texts, int text_count, int level,
                  growing *target, cpng_messages *messages) {
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, messages, on_error, add_message);
  if (!png) return 0;
  png_infop info = png_create_info_struct(png);
  if (!info || setjmp(png_jmpbuf(png))) {
    png_destroy_write_struct(&png, &info);
    return 0;
  }
  png_set_write_fn(png, target, on_write, on_flush);
  png_set_compression_level(png, level);
  // Flat colours, repeated: zlib finds them itself, and better without a filter.
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  write_header(png, info, image);
  write_texts(png, info, texts, text_count);
  png_write_info(png, info);
  for (size_t row = 0; row < image->height; row++)
    png_write_row(png, image->pixels + row * image->width * image->channels);
  png_write_end(png, NULL);
  png_destroy_write_struct(&png, &info);
  return 1;
}

int cpng_encode(const cpng_image *image, const cpng_text *texts, int text_count, int level,
                uint8_t **bytes, size_t *count, cpng_messages *messages) {
  growing target = {0};
  messages->text[0] = 0;
  int is_done = encode(image, texts, text_count, level, &target, messages);
  if (!is_done) free(target.bytes);
  *bytes = is_done ? target.bytes : NULL;
  *count = is_done ? target.count : 0;
  return is_done;
}

// MARK: - Decoding

typedef struct {
  const uint8_t *bytes;
  size_t rest;
} source;

static void on_read(png_structp png, png_bytep data, size_t length) {
  source *from = png_get_io_ptr(png);
  if (length > from->rest) png_error(png, "the file ends too early");
  memcpy(data, from->bytes, length);
  from->bytes += length;
  from->rest -= length;
}

static char *copy_of(png_structp png, const char *text) {
  char *copy = strdup(text ? text : "");
  if (!copy) png_error(png, "out of memory for the text chunks");
  return copy;
}

static void read_header(png_structp png, png_infop info, cpng_picture *picture) {
  picture->width = png_get_image_width(png, info);
  picture->height = png_get_image_height(png, info);
  picture->bit_depth = png_get_bit_depth(png, info);
  picture->color_type = png_get_color_type(png, info);
  picture->is_interlaced = png_get_interlace_type(png, info) != PNG_INTERLACE_NONE;
  picture->pixels_per_metre = png_get_pixels_per_meter(png, info);
  if (!png_get_sRGB(png, info, &picture->srgb_intent)) picture->srgb_intent = -1;
  png_get_gAMA_fixed(png, info, &picture->gamma);
  int32_t *xy = picture->chromaticities;
  png_get_cHRM_fixed(png, info, xy, xy + 1, xy + 2, xy + 3, xy + 4, xy + 5, xy + 6, xy + 7);
}

static void read_texts(png_structp png, png_infop info, cpng_picture *picture) {
  png_textp texts = NULL;
  int count = png_get_text(png, info, &texts, NULL);
  if (count <= 0) return;
  picture->texts = calloc((size_t)count, sizeof *picture->texts);
  if (!picture->texts) png_error(png, "out of memory for the text chunks");
  for (int index = 0; index < count; index++) {
    picture->text_count = index + 1;
    picture->texts[index].keyword = copy_of(png, texts[index].key);
    picture->texts[index].text = copy_of(png, texts[index].text);
  }
}

static void read_pixels(png_structp png, png_infop info, cpng_picture *picture) {
  png_set_expand(png);     // palette, transparency and 1, 2 or 4 bits to 8
  png_set_scale_16(png);   // 16 bits to 8
  png_set_gray_to_rgb(png);
  png_set_add_alpha(png, 0xff, PNG_FILLER_AFTER);
  int passes = png_set_interlace_handling(png);
  png_read_update_info(png, info);
  size_t stride = (size_t)picture->width * 4;
  if (png_get_rowbytes(png, info) != stride) png_error(png, "rows of an unexpected length");
  picture->pixels = calloc(picture->height, stride);
  if (!picture->pixels) png_error(png, "out of memory for the pixels");
  for (int pass = 0; pass < passes; pass++)
    for (size_t row = 0; row < picture->height; row++)
      png_read_row(png, picture->pixels + row * stride, NULL);
}

int cpng_decode(const uint8_t *bytes, size_t count, size_t pixel_limit, cpng_picture *picture,
                cpng_messages *messages) {
  source from = {bytes, count};
  messages->text[0] = 0;
  memset(picture, 0, sizeof *picture);
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, messages, on_error, add_message);
  if (!png) return 0;
  png_infop info = png_create_info_struct(png);
  if (!info || setjmp(png_jmpbuf(png))) {
    png_destroy_read_struct(&png, &info, NULL);
    return 0;
  }
  png_set_read_fn(png, &from, on_read);
  // No text may unpack to over 2 MB, and all that is kept beside the pixels to 64 MB.
  png_set_user_limits(png, 1 << 20, 1 << 20);
  png_set_chunk_cache_max(png, 32);
  png_set_chunk_malloc_max(png, 2 << 20);
  png_read_info(png, info);
  read_header(png, info, picture);
  if ((size_t)picture->width * picture->height > pixel_limit)
    png_error(png, "more pixels than the limit allows");
  read_pixels(png, info, picture);
  png_read_end(png, info);
  read_texts(png, info, picture);
  png_destroy_read_struct(&png, &info, NULL);
  return 1;
}

void cpng_free(uint8_t *bytes) { free(bytes); }

void cpng_picture_free(cpng_picture *picture) {
  for (int index = 0; index < picture->text_count; index++) {
    free((char *)picture->texts[index].keyword);
    free((char *)picture->texts[index].text);
  }
  free(picture->texts);
  free(picture->pixels);
  memset(picture, 0, sizeof *picture);
}

