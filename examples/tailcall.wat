;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Two functions that call each other 10,000,000 deep, with tail calls: each call replaces the
;; frame of its caller, so that the stack never grows.
;;
;;   ./trifola examples/tailcall.wat
;;   ./trifola --invoke is_even examples/tailcall.wat 7

(module
  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)

  ;; Two buffers for fd_write, address and length: "10000000 is " and the answer (filled in below).
  (data (i32.const 0) "\20\00\00\00" "\0c\00\00\00")
  (data (i32.const 8) "\00\00\00\00" "\05\00\00\00")
  (data (i32.const 32) "10000000 is ")
  (data (i32.const 48) "even\n")
  (data (i32.const 56) " odd\n")

  ;; Zero is even; otherwise n is even when n - 1 is odd.
  (func $is_even (export "is_even") (param $n i32) (result i32)
    (if (i32.eqz (local.get $n))
      (then (return (i32.const 1))))
    (return_call $is_odd (i32.sub (local.get $n) (i32.const 1))))

  ;; Zero is not odd; otherwise n is odd when n - 1 is even.
  (func $is_odd (export "is_odd") (param $n i32) (result i32)
    (if (i32.eqz (local.get $n))
      (then (return (i32.const 0))))
    (return_call $is_even (i32.sub (local.get $n) (i32.const 1))))

  (func $_start (export "_start")
    (i32.store (i32.const 8)
      (select (i32.const 48) (i32.const 56) (call $is_even (i32.const 10000000))))
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 2) (i32.const 24)))))
