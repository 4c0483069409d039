;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Tail calls: an interpreter whose instructions are functions that call the next one by
;; return_call_indirect, with its registers as parameters, as CPython 3.14 is built. The program is
;; 64 instructions in no order that repeat; n steps.

(module
  (type $step (func (param i32 i32 i32 i64) (result i32)))
  (memory 1)
  (table 8 8 funcref)
  (elem (i32.const 0) $add $multiply $rotate $load $store $branch $widen $narrow)

  ;; The next instruction, or the end when no step is left.
  (func $next (type $step) (param $pc i32) (param $left i32) (param $acc i32) (param $wide i64)
    (result i32)
    (if (i32.eqz (local.get $left))
      (then
        (return (i32.xor (local.get $acc) (i32.wrap_i64 (local.get $wide))))))
    (return_call_indirect (type $step)
      (i32.and (i32.add (local.get $pc) (i32.const 1)) (i32.const 63))
      (i32.sub (local.get $left) (i32.const 1))
      (local.get $acc)
      (local.get $wide)
      (i32.load8_u (local.get $pc))))

  (func $add (type $step) (param $pc i32) (param $left i32) (param $acc i32) (param $wide i64)
    (result i32)
    (return_call $next
      (local.get $pc)
      (local.get $left)
      (i32.add (local.get $acc) (i32.load offset=256 (i32.shl (local.get $pc) (i32.const 2))))
      (local.get $wide)))

  (func $multiply (type $step) (param $pc i32) (param $left i32) (param $acc i32)
    (param $wide i64) (result i32)
    (return_call $next
      (local.get $pc)
      (local.get $left)
      (i32.mul (local.get $acc) (i32.const 0x2c1b3c6d))
      (local.get $wide)))

  (func $rotate (type $step) (param $pc i32) (param $left i32) (param $acc i32) (param $wide i64)
    (result i32)
    (return_call $next
      (local.get $pc)
      (local.get $left)
      (i32.rotl (local.get $acc) (local.get $pc))
      (i64.rotl (local.get $wide) (i64.const 7))))

  (func $load (type $step) (param $pc i32) (param $left i32) (param $acc i32) (param $wide i64)
    (result i32)
    (return_call $next
      (local.get $pc)
      (local.get $left)
      (i32.xor
        (local.get $acc)
        (i32.load offset=512 (i32.and (local.get $acc) (i32.const 0xfc))))
      (local.get $wide)))

  (func $store (type $step) (param $pc i32) (param $left i32) (param $acc i32) (param $wide i64)
    (result i32)
    (i32.store offset=512
      (i32.and (i32.wrap_i64 (local.get $wide)) (i32.const 0xfc))
      (local.get $acc))
    (return_call $next
      (local.get $pc) (local.get $left) (local.get $acc) (local.get $wide)))

  ;; Goes on one instruction later for every other accumulator.
  (func $branch (type $step) (param $pc i32) (param $left i32) (param $acc i32) (param $wide i64)
    (result i32)
    (if (i32.and (local.get $acc) (i32.const 1))
      (then
        (return_call $next
          (i32.and (i32.add (local.get $pc) (i32.const 1)) (i32.const 63))
          (local.get $left)
          (i32.shr_u (local.get $acc) (i32.const 1))
          (local.get $wide))))
    (return_call $next
      (local.get $pc)
      (local.get $left)
      (i32.add (local.get $acc) (local.get $pc))
      (local.get $wide)))

  (func $widen (type $step) (param $pc i32) (param $left i32) (param $acc i32) (param $wide i64)
    (result i32)
    (return_call $next
      (local.get $pc)
      (local.get $left)
      (local.get $acc)
      (i64.add
        (i64.mul (local.get $wide) (i64.const 6364136223846793005))
        (i64.extend_i32_u (local.get $acc)))))

  (func $narrow (type $step) (param $pc i32) (param $left i32) (param $acc i32) (param $wide i64)
    (result i32)
    (return_call $next
      (local.get $pc)
      (local.get $left)
      (i32.xor
        (local.get $acc)
        (i32.wrap_i64 (i64.shr_u (local.get $wide) (i64.const 32))))
      (local.get $wide)))

  (func $run (export "run") (param $n i32) (result i32)
    (local $x i32)
    (local $i i32)
    (local.set $x (i32.const 1))
    (loop $fill
      (local.set $x (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 13))))
      (local.set $x (i32.xor (local.get $x) (i32.shr_u (local.get $x) (i32.const 17))))
      (local.set $x (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 5))))
      (i32.store8
        (local.get $i)
        (i32.and (i32.shr_u (local.get $x) (i32.const 9)) (i32.const 7)))
      (i32.store offset=256 (i32.shl (local.get $i) (i32.const 2)) (local.get $x))
      (i32.store offset=512 (i32.shl (local.get $i) (i32.const 2)) (local.get $i))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $fill (i32.lt_u (local.get $i) (i32.const 64))))
    (call $next (i32.const 0) (local.get $n) (local.get $x) (i64.const 1))))
