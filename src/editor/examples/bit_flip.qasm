// The bit-flip code: one qubit's state on three. Whatever flips one of them is
// found by two parities and put right, so that `result` is 0 every time.
OPENQASM 3.0;
include "stdgates.inc";
qubit[3] data;
qubit[2] parity;
bit[2] syndrome;
bit result;
ry(0.9) data[0];
cx data[0], data[1];
cx data[0], data[2];
barrier data, parity; // error
rx(1.4) data[1];
barrier data, parity;
cx data[0], parity[0];
cx data[1], parity[0];
cx data[1], parity[1];
cx data[2], parity[1];
syndrome = measure parity;
switch (uint[2](syndrome)) {
  case 1 {
    x data[0];
  }
  case 3 {
    x data[1];
  }
  case 2 {
    x data[2];
  }
  default {
  }
}
cx data[0], data[2];
cx data[0], data[1];
ry(-0.9) data[0];
result = measure data[0];
