;; Starts threads that never end by themselves, and returns, exits or traps after a moment.
(module
  (import "env" "memory" (memory 1 1 shared))
  (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (func $start (param $argument i32)
    (if (i32.le_s (call $spawn (local.get $argument)) (i32.const 0)) (then unreachable)))
  (func $pause
    (drop (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const 100_000_000))))
  (func (export "wasi_thread_start") (param $number i32) (param $argument i32)
    (if (i32.eq (local.get $argument) (i32.const 2)) (then (call $pause) (call $exit (i32.const 9))))
    (if (i32.eq (local.get $argument) (i32.const 3)) (then (call $pause) unreachable))
    (loop $forever (br_if $forever (i32.eqz (local.get $argument))))
    (drop (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const -1))))
  (func $both
    (call $start (i32.const 0))
    (call $start (i32.const 1))
    (call $pause))
  (func (export "_start") (call $both))
  (func (export "exit") (call $both) (call $exit (i32.const 7)))
  (func (export "trap") (call $both) unreachable)
  (func (export "exit-in-thread") (call $both) (call $start (i32.const 2)) (loop (br 0)))
  (func (export "trap-in-thread") (call $both) (call $start (i32.const 3))
    (drop (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const -1)))))
