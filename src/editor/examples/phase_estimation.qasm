// Quantum phase estimation: `turn` gives |1⟩ a phase of 5/16 of a full turn,
// so that 5 comes out, which is 0101.
OPENQASM 3.0;
include "stdgates.inc";
gate turn a {
  p(2*pi*5/16) a;
}
gate qft a, b, c, d {
  h d;
  cp(pi/2) c, d;
  cp(pi/4) b, d;
  cp(pi/8) a, d;
  h c;
  cp(pi/2) b, c;
  cp(pi/4) a, c;
  h b;
  cp(pi/2) a, b;
  h a;
  swap a, d;
  swap b, c;
}
qubit[4] counting;
qubit eigenstate;
bit[4] estimate;
h counting;
x eigenstate;
ctrl @ turn counting[0], eigenstate;
ctrl @ pow(2) @ turn counting[1], eigenstate;
ctrl @ pow(4) @ turn counting[2], eigenstate;
ctrl @ pow(8) @ turn counting[3], eigenstate;
inv @ qft counting[0], counting[1], counting[2], counting[3];
estimate = measure counting;
