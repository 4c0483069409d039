;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; What the start-up cache is made from: it walks the way that most programs take. It prints, asks
;; for its arguments and what else libraries of C look at when they start, loops, calls directly
;; and through a table, and grows its memory. If it has a
;; directory, it looks for files there and reads this one.
(module
  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_sizes_get"
    (func $args_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_prestat_get"
    (func $fd_prestat_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_filestat_get"
    (func $path_filestat_get (param i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_open"
    (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_read"
    (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_close" (func $fd_close (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (import "wasi_snapshot_preview1" "args_get" (func $args_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "environ_sizes_get"
    (func $environ_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "environ_get" (func $environ_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_fdstat_get"
    (func $fd_fdstat_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_prestat_dir_name"
    (func $fd_prestat_dir_name (param i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_seek"
    (func $fd_seek (param i32 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "clock_time_get"
    (func $clock_time_get (param i32 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "random_get" (func $random_get (param i32 i32) (result i32)))
  (type $unary (func (param i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "\10\00\00\00\0e\00\00\00")
  (data (i32.const 16) "Trained on it\21\n")
  (data (i32.const 32) "training.wat")
  (data (i32.const 48) "\00\10\00\00\00\10\00\00")
  (table 1 funcref)
  (elem (i32.const 0) $fib)
  (global $calls (mut i64) (i64.const 0))

  (func $fib (type $unary) (local $half f64)
    (global.set $calls (i64.add (global.get $calls) (i64.const 1)))
    (local.set $half (f64.div (f64.convert_i32_s (local.get 0)) (f64.const 2)))
    (if (result i32) (i32.lt_s (local.get 0) (i32.const 2))
      (then (local.get 0))
      (else
        (i32.add
          (call $fib (i32.sub (local.get 0) (i32.const 1)))
          (call_indirect (type $unary)
            (i32.sub (local.get 0) (i32.const 2))
            (i32.const 0))))))

  (func $fill (param $from i32) (param $to i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $from) (local.get $to)))
        (i32.store8 (local.get $from) (i32.load8_u (i32.const 16)))
        (i64.store (local.get $from) (i64.load (i32.const 16)))
        (local.set $from (i32.add (local.get $from) (i32.const 8)))
        (br $next))))

  (func $loops (export "loops") (param $n i32) (result i32) (local $sum f64)
    (drop (memory.grow (i32.const 1)))
    (loop $next
      (local.set $sum (f64.add (local.get $sum) (f64.sqrt (f64.convert_i32_u (local.get $n)))))
      (local.set $n (i32.sub (local.get $n) (i32.const 1)))
      (br_if $next (local.get $n)))
    (call $fill (i32.const 65536) (i32.const 65600))
    (i32.add (i32.trunc_sat_f64_s (local.get $sum)) (call $fib (i32.const 8))))

  (func $files
    (if (i32.eqz (call $fd_prestat_get (i32.const 3) (i32.const 256)))
      (then
        (drop (call $path_filestat_get
          (i32.const 3) (i32.const 1) (i32.const 32) (i32.const 2) (i32.const 256)))
        (if (i32.eqz (call $path_open
            (i32.const 3) (i32.const 1) (i32.const 32) (i32.const 12)
            (i32.const 0) (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 256)))
          (then
            (drop (call $fd_read
              (i32.load (i32.const 256)) (i32.const 48) (i32.const 1) (i32.const 260)))
            (drop (call $fd_close (i32.load (i32.const 256)))))))))

  (func (export "trap")
    (i32.store (i32.const -4) (call $fib (i32.const 5))))

  (func $_start (export "_start")
    (drop (call $args_sizes_get (i32.const 8) (i32.const 12)))
    (drop (memory.grow (i32.const 1)))
    (call $files)
    (drop (call $fib (i32.const 5)))
    (call $fill (i32.const 65536) (i32.const 65600))
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))
    (call $proc_exit (i32.const 0))))
