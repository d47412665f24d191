#pragma once
#include <cblas.h>

// LAPACK's Cholesky factorisation and solve, which OpenBLAS contains but does not declare here.
void dpotrf_(const char *uplo, const int *n, double *a, const int *lda, int *info);
void dpotrs_(const char *uplo, const int *n, const int *nrhs, const double *a, const int *lda,
             double *b, const int *ldb, int *info);
