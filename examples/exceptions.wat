;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Exceptions: a tag, throw, try_table with a catch that reads the exception's value, and a
;; catch_all_ref that cleans up and throws the same exception again.
;;
;;   ./trifola examples/exceptions.wat
;;   ./trifola --invoke safe_divide examples/exceptions.wat 7 0

(module
  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)

  ;; An exception of this kind carries one number: the dividend that could not be divided.
  (tag $division_by_zero (param i32))

  (data (i32.const 32) "quotient ")     ;;  9 bytes
  (data (i32.const 48) "cleaning up\n") ;; 12 bytes
  (data (i32.const 64) "cannot divide ");; 14 bytes

  ;; Prints $length bytes from address $text on.
  (func $print (param $text i32) (param $length i32)
    (i32.store (i32.const 0) (local.get $text))
    (i32.store (i32.const 4) (local.get $length))
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))))

  ;; Prints one decimal digit and a line end.
  (func $print_digit (param $digit i32)
    (i32.store8 (i32.const 16) (i32.add (i32.const 48) (local.get $digit)))
    (i32.store8 (i32.const 17) (i32.const 10))
    (call $print (i32.const 16) (i32.const 2)))

  ;; Throws where the plain instruction would trap.
  (func $divide (param $dividend i32) (param $divisor i32) (result i32)
    (if (i32.eqz (local.get $divisor))
      (then (throw $division_by_zero (local.get $dividend))))
    (i32.div_u (local.get $dividend) (local.get $divisor)))

  ;; The quotient, or -1 for an exception, whose value is then not needed.
  (func $safe_divide (export "safe_divide") (param $dividend i32) (param $divisor i32) (result i32)
    (block $caught (result i32)
      (return
        (try_table (result i32) (catch $division_by_zero $caught)
          (call $divide (local.get $dividend) (local.get $divisor)))))
    drop
    (i32.const -1))

  ;; Prints the quotient. Whatever is thrown meanwhile passes through here: first we clean up,
  ;; then the exception goes on its way.
  (func $print_quotient (param $dividend i32) (param $divisor i32)
    (local $quotient i32)
    (block $failed (result exnref)
      (try_table (catch_all_ref $failed)
        (local.set $quotient (call $divide (local.get $dividend) (local.get $divisor))))
      (call $print (i32.const 32) (i32.const 9))
      (call $print_digit (local.get $quotient))
      return)
    (call $print (i32.const 48) (i32.const 12))
    throw_ref)

  ;; Prints the quotient, or says which number could not be divided.
  (func $try_divide (param $dividend i32) (param $divisor i32)
    (local $culprit i32)
    (block $caught (result i32)
      (try_table (catch $division_by_zero $caught)
        (call $print_quotient (local.get $dividend) (local.get $divisor)))
      return)
    (local.set $culprit)
    (call $print (i32.const 64) (i32.const 14))
    (call $print_digit (local.get $culprit)))

  (func $_start (export "_start")
    (call $try_divide (i32.const 8) (i32.const 2))
    (call $try_divide (i32.const 7) (i32.const 0))))
