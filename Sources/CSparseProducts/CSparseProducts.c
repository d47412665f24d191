#include "CSparseProducts.h"

typedef float vector
    __attribute__((vector_size(CSPARSE_VECTOR_LENGTH * sizeof(float))));

// How many vectors of a row are kept in registers while its entries pass by.
enum { WIDEST = 5 };

#define INLINE static inline __attribute__((always_inline))

#if defined(__x86_64__) && defined(__linux__)
#define FOR_SEVERAL_PROCESSORS \
  __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define FOR_SEVERAL_PROCESSORS
#endif

// Adds to `width` vectors the entries' values times as many vectors of `rows`.
INLINE void add_entries(
    vector *target, int width, const float *rows, size_t stride, float factor,
    const uint16_t *row_numbers, const float *values, uint32_t first,
    uint32_t end) {
  vector sums[WIDEST];
  for (int v = 0; v < width; v++) sums[v] = target[v];
  for (uint32_t entry = first; entry < end; entry++) {
    const vector *row = (const vector *)(rows + row_numbers[entry] * stride);
    float value = factor * values[entry];
    for (int v = 0; v < width; v++) sums[v] += value * row[v];
  }
  for (int v = 0; v < width; v++) target[v] = sums[v];
}

INLINE void add_product(
    int width, float *outputs, size_t output_stride, size_t row_count,
    const float *kernel, size_t kernel_stride, size_t group_count,
    const uint32_t *starts, const uint16_t *kernel_rows, const float *values) {
  size_t row = 0;
  for (size_t group = 0; group < group_count; group++) {
    if (starts[group] < starts[group + 1]) {
      add_entries(
          (vector *)(outputs + row * output_stride), width, kernel,
          kernel_stride, 1, kernel_rows, values, starts[group],
          starts[group + 1]);
    }
    row = row + 1 == row_count ? 0 : row + 1;
  }
}

INLINE void add_transposed_product(
    int width, float *kernel, size_t kernel_stride, size_t kernel_row_count,
    float factor, const float *delta, size_t delta_stride,
    const uint32_t *starts, const uint16_t *delta_rows, const float *values) {
  for (size_t row = 0; row < kernel_row_count; row++) {
    if (starts[row] < starts[row + 1]) {
      add_entries(
          (vector *)(kernel + row * kernel_stride), width, delta, delta_stride,
          factor, delta_rows, values, starts[row], starts[row + 1]);
    }
  }
}

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

FOR_SEVERAL_PROCESSORS
void csparse_add_product(
    float *outputs, size_t output_stride, size_t row_count,
    const float *kernel, size_t kernel_stride, size_t vector_count,
    size_t group_count, const uint32_t *starts, const uint16_t *kernel_rows,
    const float *values) {
  while (vector_count > 0) {
    size_t width = vector_count < WIDEST ? vector_count : WIDEST;
    WITH_CONSTANT_WIDTH(
        width, add_product, outputs, output_stride, row_count, kernel,
        kernel_stride, group_count, starts, kernel_rows, values)
    outputs += width * CSPARSE_VECTOR_LENGTH;
    kernel += width * CSPARSE_VECTOR_LENGTH;
    vector_count -= width;
  }
}

FOR_SEVERAL_PROCESSORS
void csparse_add_transposed_product(
    float *kernel, size_t kernel_stride, size_t kernel_row_count, float factor,
    const float *delta, size_t delta_stride, size_t vector_count,
    const uint32_t *starts, const uint16_t *delta_rows, const float *values) {
  while (vector_count > 0) {
    size_t width = vector_count < WIDEST ? vector_count : WIDEST;
    WITH_CONSTANT_WIDTH(
        width, add_transposed_product, kernel, kernel_stride, kernel_row_count,
        factor, delta, delta_stride, starts, delta_rows, values)
    kernel += width * CSPARSE_VECTOR_LENGTH;
    delta += width * CSPARSE_VECTOR_LENGTH;
    vector_count -= width;
  }
}
