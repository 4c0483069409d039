;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; What the rates are measured with: calls of the host, calls by the host, and instances. It is
;; about what a small plugin is: a page of memory, a table, a global, a data segment.

(module
  (import "host" "next" (func $next (param i32) (result i32)))
  (memory (export "memory") 1)
  (table 4 funcref)
  (elem (i32.const 0) $next $increment)
  (global $count (mut i32) (i32.const 0))
  (data (i32.const 1024) "a few bytes that each instance has for itself")

  ;; One call from outside.
  (func $increment (export "increment") (param $x i32) (result i32)
    (global.set $count (i32.add (global.get $count) (i32.const 1)))
    (i32.add (local.get $x) (i32.const 1)))

  ;; n calls of the host; gives the last result.
  (func (export "count") (param $n i32) (result i32)
    (local $x i32)
    (block $done
      (loop $more
        (br_if $done (i32.eqz (local.get $n)))
        (local.set $x (call $next (local.get $x)))
        (local.set $n (i32.sub (local.get $n) (i32.const 1)))
        (br $more)))
    (local.get $x)))
