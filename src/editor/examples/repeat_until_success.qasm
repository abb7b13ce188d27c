// A rotation by arccos(0.6) about z out of H, S and Toffoli gates: an attempt
// succeeds with probability 5/8, and else applies a Z, which is undone. The
// rotation is checked at the end: `result` is 0 every time.
OPENQASM 3.0;
include "stdgates.inc";
gate attempt a, b, t {
  h a;
  h b;
  ccx a, b, t;
  s t;
  ccx a, b, t;
  h a;
  h b;
}
qubit[2] control;
qubit target;
bit[2] failure;
bit result;
h target;
attempt control[0], control[1], target;
failure = measure control;
while (failure != 0) {
  z target;
  reset control;
  attempt control[0], control[1], target;
  failure = measure control;
}
rz(-arccos(0.6)) target;
h target;
result = measure target;
