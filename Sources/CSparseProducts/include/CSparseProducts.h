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

// The inputs of a tile, and the examples of a group: as many as a word has bits.
enum { CSPARSE_TILE_LENGTH = 64, CSPARSE_GROUP_LENGTH = 32 };

// A batch of examples, and where they are other than 0: a bit each, noted twice.
//
// Example e is the `input_count` numbers from examples[starts[e]] on, of an array
// that the functions are given.
//
// By example: bit i % 64 of by_example[e * tile_count + i / 64] is set if input i
// of example e is not 0.
//
// By input: so is bit e % 32 of by_input[e / 32 * 64 * tile_count + i].
typedef struct {
  size_t example_count;
  size_t input_count;
  size_t tile_count;
  size_t *starts;
  uint64_t *by_example;
  uint32_t *by_input;
} csparse_batch;

// Notes where the examples of a batch are other than 0.
void csparse_note(csparse_batch *batch, const float *examples);

// outputs += x W for the examples x of a batch.
//
// outputs and kernel (W) begin at vectors, and have `vector_count` of them in a
// row, `..._stride` numbers from one row to the next.
void csparse_add_product(
    const csparse_batch *batch, const float *examples, float *outputs,
    size_t output_stride, const float *kernel, size_t kernel_stride,
    size_t vector_count);

// W += factor xᵀ δ, with `kernel` for W and `delta` for δ.
void csparse_add_transposed_product(
    const csparse_batch *batch, const float *examples, float *kernel,
    size_t kernel_stride, float factor, const float *delta,
    size_t delta_stride, size_t vector_count);

#endif
