;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; The smallest program that does something: it prints one line through WASI.
;;
;;   ./trifola examples/hello.wat

(module
  ;; WASI (preview 1) is a set of functions that the engine offers to the module.
  ;; fd_write writes buffers to an open file. Its four arguments are the file, the address of a
  ;; list of buffers, the length of that list, and the address where it stores how many bytes it
  ;; wrote. Its result is an error number; 0 says that all went well.
  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param $fd i32) (param $buffers i32) (param $count i32) (param $written i32)
      (result i32)))

  ;; The program's memory: one page of 65,536 bytes. WASI finds it under this export name.
  (memory (export "memory") 1)

  ;; Address 0: the list of buffers. One entry is two 32-bit numbers, the lowest byte first:
  ;; the address of the bytes (16) and how many there are (20).
  (data (i32.const 0) "\10\00\00\00" "\14\00\00\00")

  ;; Address 8 is kept for the number of bytes written; the text begins at address 16.
  (data (i32.const 16) "Hello from Trifola!\n")

  ;; A WASI command begins here.
  (func $_start (export "_start")
    (call $fd_write
      (i32.const 1)   ;; standard output
      (i32.const 0)   ;; the list of buffers is at address 0
      (i32.const 1)   ;; it has one entry
      (i32.const 8))  ;; where to put the number of bytes written
    drop))            ;; a program that cares would look at the error number
