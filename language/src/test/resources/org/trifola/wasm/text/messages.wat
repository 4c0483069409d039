;; Malformed texts and what is said about them. A case starts with ";; case", its message follows
;; ";; =".

;; case a word that no instruction has
(func
  (i32.const 1)
  i32.plus)
;; = unknown operator i32.plus (line 3, column 3)
;; case old mnemonics
(func (get_local 0))
;; = unknown operator get_local (line 1, column 8)
;; case a known word in the wrong place
(func (param i32) local)
;; = unexpected token local (line 1, column 19)
;; case the text ends too soon
(module (func (nop)
;; = unexpected token end of text (line 2, column 1)
;; case a parenthesis too many
(module) )
;; = unexpected token ) (line 1, column 10)
;; case something after the module
(module) (func)
;; = unexpected token ( (line 1, column 10)
;; case no field
(module 12)
;; = unexpected token 12 (line 1, column 9)
;; case an unknown field
(module (function))
;; = unknown operator function (line 1, column 10)
;; case an identifier that nothing has
(func (call $nobody))
;; = unknown function $nobody (line 1, column 13)
;; case an unknown local
(func (param $x i32) (local.get $y))
;; = unknown local $y (line 1, column 33)
;; case an unknown label
(func (block $a) (br $a))
;; = unknown label $a (line 1, column 22)
;; case an unknown field of a structure
(type $t (struct (field $a i32))) (func (struct.get $t $b (unreachable)) drop)
;; = unknown field $b (line 1, column 56)
;; case unknown type
(func (type $t))
;; = unknown type $t (line 1, column 13)
;; case an identifier for two functions
(func $f) (import "" "" (func $g)) (func $f)
;; = import after function (line 1, column 11)
;; case an identifier for two functions, without imports
(func $f) (func $"f")
;; = duplicate func $f (line 1, column 17)
;; case an identifier for two locals
(func (param $x i32) (local $x i64))
;; = duplicate local $x (line 1, column 29)
;; case imports come first
(memory 1) (func (import "a" "b"))
;; = import after memory (line 1, column 18)
;; case inline types must agree
(type $t (func (param i32)))
(func (type $t) (param i64))
;; = inline function type: [i64] -> [], but the type is [i32] -> [] (line 2, column 17)
;; case the wrong label at the end
(func block $a end $b)
;; = mismatching label $b (line 1, column 20)
;; case a label where there was none
(func loop end $l)
;; = mismatching label $l (line 1, column 16)
;; case an end without a beginning
(func end)
;; = unexpected token end (line 1, column 7)
;; case else without if
(func block else end)
;; = unexpected token else (line 1, column 13)
;; case a block that is not closed
(func block)
;; = unexpected token ) (line 1, column 12)
;; case a folded if without then
(func (if (i32.const 1)))
;; = unexpected token ) (line 1, column 24)
;; case flat instructions as operands
(func (drop i32.const 1))
;; = unexpected token i32.const (line 1, column 13)
;; case numbers that are none
(func (i32.const 0x))
;; = unknown operator 0x (line 1, column 18)
;; case an underscore at the end of a number
(func (i64.const 1_))
;; = unknown operator 1_ (line 1, column 18)
;; case a number of the wrong kind
(func (i32.const 1.5))
;; = unexpected token 1.5 (line 1, column 18)
;; case too large
(func (i32.const 4294967296))
;; = constant out of range: 4294967296 (line 1, column 18)
;; case too large for any float
(func (f32.const 1e40))
;; = constant out of range: 1e40 (line 1, column 18)
;; case alignment
(memory 1) (func (drop (i32.load align=3 (i32.const 0))))
;; = alignment must be a power of two: 3 (line 1, column 34)
;; case an offset that is too large
(memory 1) (func (drop (i32.load offset=0x1_0000_0000_0000_0000 (i32.const 0))))
;; = constant out of range offset=0x1_0000_0000_0000_0000 (line 1, column 34)
;; case lanes
(func (drop (v128.const i32x4 1 2 3)))
;; = wrong number of lane literals: 3 instead of 4 (line 1, column 31)
;; case a lane index
(func (i8x16.extract_lane_s 256 (unreachable)))
;; = i8 constant out of range: 256 (line 1, column 29)
;; case shuffle
(func (i8x16.shuffle 1 2 3))
;; = invalid lane length: 3 instead of 16 (line 1, column 22)
;; case a string that is not closed
(data "abc
")
;; = unclosed string (line 1, column 7)
;; case an escape that is none
(data "\x")
;; = malformed string escape (line 1, column 8)
;; case an escape that is no character
(data "\u{d800}")
;; = malformed string escape (line 1, column 8)
;; case a name that is not UTF-8
(export "\ff" (func 0))
;; = malformed UTF-8 encoding (line 1, column 9)
;; case an empty identifier
(func $)
;; = empty identifier (line 1, column 7)
;; case a comment that is not closed
(func) (; (; ;)
;; = unclosed comment (line 1, column 8)
;; case an annotation that is not closed
(@a (b)
;; = unclosed annotation: a (line 1, column 1)
;; case an annotation without identifier
(@ a)
;; = empty annotation id (line 1, column 1)
;; case a character that has no place here
(func §)
;; = illegal character: U+00a7 (line 1, column 7)
;; case words and strings that stick together
(func (export"a""b"))
;; = unknown operator export"a""b" (line 1, column 8)
;; case two start functions
(start 0) (func) (start 0)
;; = multiple start sections (line 1, column 19)
;; case custom section without a name
(@custom 1)
;; = malformed annotation: @custom annotation: missing section name (line 1, column 1)
;; case custom section inside a function
(func (@custom "a"))
;; = malformed annotation: misplaced @custom annotation (line 1, column 7)
;; case name that is not where names are
(func (nop (@name "a")))
;; = malformed annotation: misplaced @name annotation (line 1, column 12)
;; case name after the type of a block
(func (block $b (result i32) (@name "a") (i32.const 0)) drop)
;; = malformed annotation: misplaced @name annotation (line 1, column 30)
;; case branch hint for what does not branch
(func (@metadata.code.branch_hint "\00") nop)
;; = invalid annotation: @metadata.code.branch_hint annotation: invalid target (line 1, column 7)
;; case branch hint outside of functions
(global i32 (@metadata.code.branch_hint "\00") (i32.const 0))
;; = malformed annotation: @metadata.code.branch_hint annotation: not in a function (line 1, column 13)
;; case page size
(memory 1 (pagesize 3))
;; = invalid custom page size: 3 (line 1, column 21)
