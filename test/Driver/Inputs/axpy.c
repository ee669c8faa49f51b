#include "axpy.h"

#include <stdio.h>

int main(void) {
  char problem[200];
  float x[2][4] = {{0, 1, 2, 3}, {4, 5, 6, 7}}, y[2][4];
  ldn_session *session = Axpy_open(NULL, problem, sizeof problem);
  if (!session || Axpy_infer(session, 2, &x[0][0], &y[0][0], problem, sizeof problem) != LDN_DONE) {
    printf("%s\n", problem);
    return 1;
  }
  for (int i = 0; i < 8; ++i)
    printf("%g%c", y[i / 4][i % 4], i == 7 ? '\n' : ' ');
  if (Axpy_infer(session, 101, &x[0][0], &y[0][0], problem, sizeof problem) != LDN_DONE)
    printf("%s\n", problem);
  ldn_close(session);
  return 0;
}
