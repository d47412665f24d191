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

// outputs += x W, of one row of `outputs` after the other.
//
// x is given as groups of entries. A group belongs to one row of the outputs:
// group g to row g % row_count. Its entries are starts[g] ..< starts[g + 1];
// each has a value and the row of W that it is multiplied with.
//
// outputs and kernel (W) begin at vectors, and have `vector_count` of them in a
// row, `..._stride` numbers from one row to the next.
void csparse_add_product(
    float *outputs, size_t output_stride, size_t row_count,
    const float *kernel, size_t kernel_stride, size_t vector_count,
    size_t group_count, const uint32_t *starts, const uint16_t *kernel_rows,
    const float *values);

// W += factor xᵀ δ, of one row of W after the other.
//
// x is given by its columns: the entries of column c, which belong to row c of
// `kernel` (W), are starts[c] ..< starts[c + 1]; each has a value and the row of
// `delta` (δ) that it is multiplied with.
void csparse_add_transposed_product(
    float *kernel, size_t kernel_stride, size_t kernel_row_count, float factor,
    const float *delta, size_t delta_stride, size_t vector_count,
    const uint32_t *starts, const uint16_t *delta_rows, const float *values);

#endif
