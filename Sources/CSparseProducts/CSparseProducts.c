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
    const csparse_entry *entry, const csparse_entry *end) {
  vector sums[WIDEST];
  for (int v = 0; v < width; v++) sums[v] = target[v];
  for (; entry < end; entry++) {
    const vector *row = (const vector *)(rows + entry->owner * stride);
    float value = factor * entry->value;
    for (int v = 0; v < width; v++) sums[v] += value * row[v];
  }
  for (int v = 0; v < width; v++) target[v] = sums[v];
}

INLINE void add_product(
    int width, const csparse_inputs *inputs, size_t example_count,
    float *outputs, size_t output_stride, const float *kernel,
    size_t kernel_stride) {
  for (size_t tile = 0; tile < inputs->tile_count; tile++) {
    for (size_t example = 0; example < example_count; example++) {
      const uint32_t *start =
          inputs->tile_starts + example * (inputs->tile_count + 1) + tile;
      if (start[0] == start[1]) continue;
      add_entries(
          (vector *)(outputs + example * output_stride), width, kernel,
          kernel_stride, 1, inputs->by_example + start[0],
          inputs->by_example + start[1]);
    }
  }
}

INLINE void add_transposed_product(
    int width, const csparse_inputs *inputs, float *kernel,
    size_t kernel_stride, float factor, const float *delta,
    size_t delta_stride) {
  kernel += inputs->first_input * kernel_stride;
  for (size_t input = 0; input < inputs->input_count; input++) {
    const csparse_entry *first = inputs->by_input + input * inputs->capacity;
    if (inputs->input_counts[input] == 0) continue;
    add_entries(
        (vector *)(kernel + input * kernel_stride), width, delta, delta_stride,
        factor, first, first + inputs->input_counts[input]);
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
    const csparse_inputs *inputs, size_t example_count, float *outputs,
    size_t output_stride, const float *kernel, size_t kernel_stride,
    size_t vector_count) {
  while (vector_count > 0) {
    size_t width = vector_count < WIDEST ? vector_count : WIDEST;
    WITH_CONSTANT_WIDTH(
        width, add_product, inputs, example_count, outputs, output_stride,
        kernel, kernel_stride)
    outputs += width * CSPARSE_VECTOR_LENGTH;
    kernel += width * CSPARSE_VECTOR_LENGTH;
    vector_count -= width;
  }
}

FOR_SEVERAL_PROCESSORS
void csparse_add_transposed_product(
    const csparse_inputs *inputs, float *kernel, size_t kernel_stride,
    float factor, const float *delta, size_t delta_stride,
    size_t vector_count) {
  while (vector_count > 0) {
    size_t width = vector_count < WIDEST ? vector_count : WIDEST;
    WITH_CONSTANT_WIDTH(
        width, add_transposed_product, inputs, kernel, kernel_stride, factor,
        delta, delta_stride)
    kernel += width * CSPARSE_VECTOR_LENGTH;
    delta += width * CSPARSE_VECTOR_LENGTH;
    vector_count -= width;
  }
}

void csparse_append(
    csparse_inputs *inputs, size_t example, const float *row,
    const float *next_row) {
  size_t input = inputs->first_input;
  size_t end_input = input + inputs->input_count;
  // The examples lie far apart in memory, which takes its time to answer.
  for (size_t ahead = input; ahead < end_input; ahead += CSPARSE_VECTOR_LENGTH) {
    __builtin_prefetch(next_row + ahead);
  }
  uint32_t *starts = inputs->tile_starts + example * (inputs->tile_count + 1);
  csparse_entry *entries = inputs->by_example;
  uint32_t end = example == 0 ? 0 : starts[-1];
  for (size_t tile = 0; tile < inputs->tile_count; tile++) {
    starts[tile] = end;
    size_t rest = end_input - input;
    size_t end_of_tile =
        input + (rest < inputs->tile_length ? rest : inputs->tile_length);
    // Each number is written; only one other than 0 is not written over. Without
    // a jump, which the processor would have to guess.
    for (; input < end_of_tile; input++) {
      entries[end] = (csparse_entry){row[input], (uint32_t)input};
      end += row[input] != 0;
    }
  }
  starts[inputs->tile_count] = end;
}

void csparse_sort_by_input(csparse_inputs *inputs, size_t example_count) {
  for (size_t input = 0; input < inputs->input_count; input++) {
    inputs->input_counts[input] = 0;
  }
  for (size_t example = 0; example < example_count; example++) {
    const uint32_t *starts =
        inputs->tile_starts + example * (inputs->tile_count + 1);
    const csparse_entry *end = inputs->by_example + starts[inputs->tile_count];
    for (const csparse_entry *entry = inputs->by_example + starts[0];
         entry < end; entry++) {
      size_t input = entry->owner - inputs->first_input;
      size_t place = input * inputs->capacity + inputs->input_counts[input]++;
      inputs->by_input[place] = (csparse_entry){entry->value, (uint32_t)example};
    }
  }
}
