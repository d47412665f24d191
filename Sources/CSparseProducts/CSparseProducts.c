#include "CSparseProducts.h"

#include <stdbool.h>
#include <string.h>

typedef float vector
    __attribute__((vector_size(CSPARSE_VECTOR_LENGTH * sizeof(float))));
typedef int32_t flags
    __attribute__((vector_size(CSPARSE_VECTOR_LENGTH * sizeof(int32_t))));
typedef bool bits __attribute__((ext_vector_type(CSPARSE_VECTOR_LENGTH)));

// How many vectors of a row are kept in registers while numbers pass by.
enum { WIDEST = 5 };

#define INLINE static inline __attribute__((always_inline))

#if defined(__x86_64__) && defined(__linux__)
#define FOR_SEVERAL_PROCESSORS \
  __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define FOR_SEVERAL_PROCESSORS
#endif

// Calls a function whose first argument is a width, with a constant in its place:
// only then do the sums stay in registers.
#define WITH_CONSTANT_WIDTH(width, function, ...) \
  switch (width) { \
    case 1: function(1, __VA_ARGS__); break; \
    case 2: function(2, __VA_ARGS__); break; \
    case 3: function(3, __VA_ARGS__); break; \
    case 4: function(4, __VA_ARGS__); break; \
    default: function(WIDEST, __VA_ARGS__); break; \
  }

INLINE size_t smaller(size_t a, size_t b) { return a < b ? a : b; }

// The bits of up to sixteen numbers that are not 0; for each, `bit` is set in
// by_input.
INLINE uint64_t note(
    const float *numbers, size_t count, uint32_t *by_input, uint32_t bit) {
  vector x = {0};
  memcpy(&x, numbers, smaller(count, CSPARSE_VECTOR_LENGTH) * sizeof(float));
  flags differs = x != 0;
  *(flags *)by_input |= differs & (int32_t)bit;
  bits places = __builtin_convertvector(differs, bits);
  uint16_t word;
  memcpy(&word, &places, sizeof word);
  return word;
}

FOR_SEVERAL_PROCESSORS
void csparse_note(csparse_batch *batch, const float *examples) {
  size_t row_length = CSPARSE_TILE_LENGTH * batch->tile_count;
  size_t group_count = (batch->example_count + CSPARSE_GROUP_LENGTH - 1) / CSPARSE_GROUP_LENGTH;
  memset(batch->by_input, 0, group_count * row_length * sizeof(uint32_t));
  for (size_t e = 0; e < batch->example_count; e++) {
    const float *example = examples + batch->starts[e];
    // Examples lie far apart in memory, which takes its time to answer.
    size_t later = smaller(e + 2, batch->example_count - 1);
    for (size_t i = 0; i < batch->input_count; i += CSPARSE_VECTOR_LENGTH) {
      __builtin_prefetch(examples + batch->starts[later] + i);
    }
    uint64_t *by_example = batch->by_example + e * batch->tile_count;
    uint32_t *by_input = batch->by_input + e / CSPARSE_GROUP_LENGTH * row_length;
    for (size_t tile = 0; tile < batch->tile_count; tile++) {
      uint64_t places = 0;
      size_t first = tile * CSPARSE_TILE_LENGTH;
      size_t end = smaller(first + CSPARSE_TILE_LENGTH, batch->input_count);
      for (size_t i = first; i < end; i += CSPARSE_VECTOR_LENGTH) {
        places |= note(example + i, end - i, by_input + i, 1u << e % CSPARSE_GROUP_LENGTH)
            << (i - first);
      }
      by_example[tile] = places;
    }
  }
}

INLINE void add_product(
    int width, const csparse_batch *batch, const float *examples,
    float *outputs, size_t output_stride, const float *kernel,
    size_t kernel_stride) {
  for (size_t tile = 0; tile < batch->tile_count; tile++) {
    const float *rows = kernel + tile * CSPARSE_TILE_LENGTH * kernel_stride;
    for (size_t e = 0; e < batch->example_count; e++) {
      const float *example = examples + batch->starts[e] + tile * CSPARSE_TILE_LENGTH;
      vector *output = (vector *)(outputs + e * output_stride);
      vector sums[WIDEST];
      for (int v = 0; v < width; v++) sums[v] = output[v];
      uint64_t places = batch->by_example[e * batch->tile_count + tile];
      for (; places != 0; places &= places - 1) {
        int i = __builtin_ctzll(places);
        const vector *row = (const vector *)(rows + i * kernel_stride);
        for (int v = 0; v < width; v++) sums[v] += example[i] * row[v];
      }
      for (int v = 0; v < width; v++) output[v] = sums[v];
    }
  }
}

INLINE void add_transposed_product(
    int width, const csparse_batch *batch, const float *examples,
    float *kernel, size_t kernel_stride, float factor, const float *delta,
    size_t delta_stride) {
  for (size_t input = 0; input < batch->input_count; input++) {
    vector *row = (vector *)(kernel + input * kernel_stride);
    vector sums[WIDEST];
    for (int v = 0; v < width; v++) sums[v] = row[v];
    for (size_t first = 0; first < batch->example_count; first += CSPARSE_GROUP_LENGTH) {
      uint32_t places = batch->by_input
          [first / CSPARSE_GROUP_LENGTH * CSPARSE_TILE_LENGTH * batch->tile_count + input];
      for (; places != 0; places &= places - 1) {
        size_t e = first + __builtin_ctz(places);
        const vector *errors = (const vector *)(delta + e * delta_stride);
        float value = factor * examples[batch->starts[e] + input];
        for (int v = 0; v < width; v++) sums[v] += value * errors[v];
      }
    }
    for (int v = 0; v < width; v++) row[v] = sums[v];
  }
}

FOR_SEVERAL_PROCESSORS
void csparse_add_product(
    const csparse_batch *batch, const float *examples, float *outputs,
    size_t output_stride, const float *kernel, size_t kernel_stride,
    size_t vector_count) {
  while (vector_count > 0) {
    size_t width = smaller(vector_count, WIDEST);
    WITH_CONSTANT_WIDTH(
        width, add_product, batch, examples, outputs, output_stride, kernel,
        kernel_stride)
    outputs += width * CSPARSE_VECTOR_LENGTH;
    kernel += width * CSPARSE_VECTOR_LENGTH;
    vector_count -= width;
  }
}

FOR_SEVERAL_PROCESSORS
void csparse_add_transposed_product(
    const csparse_batch *batch, const float *examples, float *kernel,
    size_t kernel_stride, float factor, const float *delta,
    size_t delta_stride, size_t vector_count) {
  while (vector_count > 0) {
    size_t width = smaller(vector_count, WIDEST);
    WITH_CONSTANT_WIDTH(
        width, add_transposed_product, batch, examples, kernel, kernel_stride,
        factor, delta, delta_stride)
    kernel += width * CSPARSE_VECTOR_LENGTH;
    delta += width * CSPARSE_VECTOR_LENGTH;
    vector_count -= width;
  }
}
