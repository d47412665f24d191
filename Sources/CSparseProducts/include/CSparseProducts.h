// Products with rows that are mostly zeros, in vectors of sixteen numbers.
//
// C, because a compiler for C can translate one function for several instruction
// sets and choose between them when the program starts.
#ifndef CSPARSEPRODUCTS_H
#define CSPARSEPRODUCTS_H

#include <stddef.h>
#include <stdint.h>

// The numbers in a vector: rows begin at multiples of so many, and are a
// multiple of so many long.
enum { CSPARSE_VECTOR_LENGTH = 16 };

// A number other than 0, and what it belongs to.
typedef struct {
  float value;
  uint32_t owner;
} csparse_entry;

// Some of the inputs of a batch of examples without their zeros, noted twice.
//
// By example: the entries of example e in tile t are those from
// tile_starts[e * (tile_count + 1) + t] up to the next start; an entry's owner is
// the number of its input.
//
// By input: input first_input + i has input_counts[i] entries, from entry
// i * capacity on; an entry's owner is its example.
typedef struct {
  size_t first_input;
  size_t input_count;
  size_t tile_length;
  size_t tile_count;
  size_t capacity;
  uint32_t *tile_starts;
  csparse_entry *by_example;
  uint32_t *input_counts;
  csparse_entry *by_input;
} csparse_inputs;

// Notes an example by example: the next one of the batch, or the first. The rows
// hold all of its inputs, and all of those of the example that comes after it.
void csparse_append(
    csparse_inputs *inputs, size_t example, const float *row,
    const float *next_row);

// Notes all examples by input, once they are noted by example.
void csparse_sort_by_input(csparse_inputs *inputs, size_t example_count);

// outputs += x W for the first `example_count` examples x.
//
// outputs and kernel (W) begin at vectors, and have `vector_count` of them in a
// row, `..._stride` numbers from one row to the next.
void csparse_add_product(
    const csparse_inputs *inputs, size_t example_count, float *outputs,
    size_t output_stride, const float *kernel, size_t kernel_stride,
    size_t vector_count);

// W += factor xᵀ δ, with `kernel` for W and `delta` for δ.
void csparse_add_transposed_product(
    const csparse_inputs *inputs, float *kernel, size_t kernel_stride,
    float factor, const float *delta, size_t delta_stride,
    size_t vector_count);

#endif
