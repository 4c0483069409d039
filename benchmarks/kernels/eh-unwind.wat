;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Exceptions that end a search: nested calls that leave many frames at once by a throw, as parsers
;; and solvers do. n searches for a subset of sixteen weights with a given sum; the exception has
;; the subset and the sum that is left as its values.

(module
  (tag $found (param i32 i64))
  (memory 1)

  (func $random (param $x i32) (result i32)
    (local.set $x (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 13))))
    (local.set $x (i32.xor (local.get $x) (i32.shr_u (local.get $x) (i32.const 17))))
    (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 5))))

  ;; Tries the weights from the index on; returns only if there is no subset.
  (func $search (param $index i32) (param $chosen i32) (param $left i64)
    (local $weight i64)
    (if (i64.lt_s (local.get $left) (i64.const 8))
      (then
        (if (i64.ge_s (local.get $left) (i64.const 0))
          (then (throw $found (local.get $chosen) (local.get $left))))
        (return)))
    (if (i32.eq (local.get $index) (i32.const 16))
      (then (return)))
    (local.set $weight
      (i64.load32_u (i32.shl (local.get $index) (i32.const 2))))
    (call $search
      (i32.add (local.get $index) (i32.const 1))
      (i32.or (local.get $chosen) (i32.shl (i32.const 1) (local.get $index)))
      (i64.sub (local.get $left) (local.get $weight)))
    (call $search
      (i32.add (local.get $index) (i32.const 1))
      (local.get $chosen)
      (local.get $left)))

  ;; The subset and the rest as one number, or -1.
  (func $solve (param $sum i64) (result i32)
    (local $left i64)
    (block $caught (result i32 i64)
      (try_table (catch $found $caught)
        (call $search (i32.const 0) (i32.const 0) (local.get $sum)))
      (return (i32.const -1)))
    (local.set $left)
    (i32.xor (i32.mul (i32.const 31)) (i32.wrap_i64 (local.get $left))))

  (func $run (export "run") (param $n i32) (result i32)
    (local $x i32)
    (local $i i32)
    (local $sum i32)
    (local.set $x (i32.const 2463534242))
    (loop $fill
      (local.set $x (call $random (local.get $x)))
      (i32.store
        (i32.shl (local.get $i) (i32.const 2))
        (i32.add (i32.rem_u (local.get $x) (i32.const 100)) (i32.const 20)))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $fill (i32.lt_u (local.get $i) (i32.const 16))))
    (local.set $i (i32.const 0))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $x (call $random (local.get $x)))
        (local.set $sum
          (i32.mul
            (i32.xor
              (local.get $sum)
              (call $solve
                (i64.extend_i32_u (i32.rem_u (local.get $x) (i32.const 1000)))))
            (i32.const 16777619)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $sum)))
