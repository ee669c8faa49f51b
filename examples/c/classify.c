/* Names the clothes on pictures with a model that was compiled into a shared library:
 *
 *     ldnc examples/fashion_mnist.ldn --emit=lib -o libfashion.so          # writes fashion.h too
 *     cc -std=c99 -I. examples/c/classify.c -L. -lfashion -Wl,-rpath,'$ORIGIN' -o classify
 *     ./classify examples/fashion_mnist.safetensors data/fashion-mnist-sample/test_images.npy
 */
#include "fashion.h"

#include <stdio.h>
#include <stdlib.h>

enum { PIXELS = 28 * 28, CLASSES = 10, SHOWN = 8, NPY_HEADER = 128 };

static const char *const names[CLASSES] = {"T-shirt", "trousers", "pullover", "dress", "coat",
                                           "sandal",  "shirt",    "sneaker",  "bag",   "ankle boot"};

int main(int argc, char **argv) {
  static uint8_t images[SHOWN * PIXELS];
  float logits[SHOWN * CLASSES];
  char problem[512];

  if (argc != 3) {
    fprintf(stderr, "usage: %s WEIGHTS.safetensors IMAGES.npy\n", argv[0]);
    return 2;
  }
  /* The pictures are bytes behind a header of fixed length; a program that takes any .npy file would read it. */
  FILE *file = fopen(argv[2], "rb");
  if (!file || fseek(file, NPY_HEADER, SEEK_SET) || fread(images, PIXELS, SHOWN, file) != SHOWN) {
    fprintf(stderr, "error: cannot read %d pictures from '%s'\n", SHOWN, argv[2]);
    return 1;
  }
  fclose(file);

  ldn_session *session = Fashion_open(argv[1], problem, sizeof problem);
  if (!session || Fashion_infer(session, SHOWN, images, logits, problem, sizeof problem) != LDN_DONE) {
    fprintf(stderr, "error: %s\n", problem);
    return 1;
  }
  for (int i = 0; i < SHOWN; ++i) {
    int best = 0;
    for (int c = 1; c < CLASSES; ++c)
      if (logits[i * CLASSES + c] > logits[i * CLASSES + best])
        best = c;
    printf("picture %d: %s\n", i, names[best]);
  }
  ldn_close(session);
  return 0;
}
