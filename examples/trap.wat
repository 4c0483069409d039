;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; A program that fails three calls deep. The engine prints what happened and where, with the
;; names of the functions, and ends with exit code 134:
;;
;;   ./trifola examples/trap.wat

(module
  (memory (export "memory") 1)

  ;; The sum of the numbers to be averaged, and how many there are: none.
  (global $sum (mut i32) (i32.const 120))
  (global $count (mut i32) (i32.const 0))

  ;; Traps when the divisor is zero.
  (func $divide (param $dividend i32) (param $divisor i32) (result i32)
    (i32.div_s (local.get $dividend) (local.get $divisor)))

  (func $average (result i32)
    (call $divide (global.get $sum) (global.get $count)))

  ;; Stores the average, so that nobody can leave the calls away.
  (func $report
    (i32.store (i32.const 0) (call $average)))

  (func $_start (export "_start")
    (call $report)))
