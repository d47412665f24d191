#pragma once
#include <stddef.h>
#include <stdint.h>

// libpng behind plain functions. libpng reports an error by jumping out of the caller with longjmp,
// which Swift must never see: here every jump ends, and what libpng said comes back as text.

// What libpng said: one line a message, each ended by a newline; cut where the room ends.
typedef struct {
  char text[2048];
} cpng_messages;

// One text chunk. The keyword is Latin-1, at most 79 bytes; the text is UTF-8.
typedef struct {
  const char *keyword;
  const char *text;
} cpng_text;

// An image in rows without gaps. `channels` is 1 (grey, or indices into the palette), 2 (grey and
// opacity), 3 (RGB) or 4 (RGBA), 8 bits each. `palette` holds `palette_count` RGB triples; none if the
// count is 0. The first `opacity_count` of them have opacities; the others are opaque.
typedef struct {
  uint32_t width, height;
  int channels;
  const uint8_t *pixels;
  const uint8_t *palette;
  int palette_count;
  const uint8_t *opacities;
  int opacity_count;
  uint32_t pixels_per_metre;  // 0: not stated
} cpng_image;

// What a file says about itself; the pixels are RGBA, 8 bits each, whatever the file holds.
typedef struct {
  uint32_t width, height;
  int bit_depth, color_type, is_interlaced;
  uint32_t pixels_per_metre;    // 0: not stated, or not the same in both directions
  int srgb_intent;              // -1: no sRGB chunk
  int32_t gamma;                // gAMA times 100,000; 0: no gAMA chunk
  int32_t chromaticities[8];    // cHRM times 100,000; all 0: no cHRM chunk
  uint8_t *pixels;              // width * height * 4 bytes
  cpng_text *texts;             // copies, in the file's order
  int text_count;
} cpng_picture;

// Encodes an image into memory that cpng_free releases. `level` is zlib's, 0 to 9.
// Returns 1, or 0 with the reason as the last message.
int cpng_encode(const cpng_image *image, const cpng_text *texts, int text_count, int level,
                uint8_t **bytes, size_t *count, cpng_messages *messages);

// Decodes a file in memory; refuses more than `pixel_limit` pixels before it allocates them.
// Returns 1, or 0 with the reason as the last message. Either way cpng_picture_free releases it.
int cpng_decode(const uint8_t *bytes, size_t count, size_t pixel_limit, cpng_picture *picture,
                cpng_messages *messages);

void cpng_free(uint8_t *bytes);
void cpng_picture_free(cpng_picture *picture);
