// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.fault;

/**
 * Every way in which a module or its execution can fail: the phase and the phrase that the official
 * test suite expects at the start of the message. Detail and place are added by {@link Messages}.
 */
public enum Fault {
    // Binary format.
    /** "magic header not detected". */
    MAGIC_HEADER_NOT_DETECTED(Phase.MALFORMED, "magic header not detected"),
    /** "unknown binary version". */
    UNKNOWN_BINARY_VERSION(Phase.MALFORMED, "unknown binary version"),
    /** "malformed section id". */
    MALFORMED_SECTION_ID(Phase.MALFORMED, "malformed section id"),
    /** "unexpected content after last section". */
    UNEXPECTED_CONTENT_AFTER_LAST_SECTION(Phase.MALFORMED, "unexpected content after last section"),
    /** "section size mismatch". */
    SECTION_SIZE_MISMATCH(Phase.MALFORMED, "section size mismatch"),
    /** "length out of bounds". */
    LENGTH_OUT_OF_BOUNDS(Phase.MALFORMED, "length out of bounds"),
    /** "unexpected end". */
    UNEXPECTED_END(Phase.MALFORMED, "unexpected end"),
    /** "unexpected end of section or function". */
    UNEXPECTED_END_OF_SECTION_OR_FUNCTION(Phase.MALFORMED, "unexpected end of section or function"),
    /** "END opcode expected". */
    END_OPCODE_EXPECTED(Phase.MALFORMED, "END opcode expected"),
    /** "illegal opcode". */
    ILLEGAL_OPCODE(Phase.MALFORMED, "illegal opcode"),
    /** "integer representation too long". */
    INTEGER_REPRESENTATION_TOO_LONG(Phase.MALFORMED, "integer representation too long"),
    /** "integer too large". */
    INTEGER_TOO_LARGE(Phase.MALFORMED, "integer too large"),
    /** "malformed UTF-8 encoding". */
    MALFORMED_UTF8_ENCODING(Phase.MALFORMED, "malformed UTF-8 encoding"),
    /** "malformed import kind". */
    MALFORMED_IMPORT_KIND(Phase.MALFORMED, "malformed import kind"),
    /** "malformed export kind". */
    MALFORMED_EXPORT_KIND(Phase.MALFORMED, "malformed export kind"),
    /** "malformed limits flags". */
    MALFORMED_LIMITS_FLAGS(Phase.MALFORMED, "malformed limits flags"),
    /** "malformed memop flags". */
    MALFORMED_MEMOP_FLAGS(Phase.MALFORMED, "malformed memop flags"),
    /** "malformed mutability". */
    MALFORMED_MUTABILITY(Phase.MALFORMED, "malformed mutability"),
    /** "malformed reference type". */
    MALFORMED_REFERENCE_TYPE(Phase.MALFORMED, "malformed reference type"),
    /** "malformed value type". */
    MALFORMED_VALUE_TYPE(Phase.MALFORMED, "malformed value type"),
    /** "malformed definition type". */
    MALFORMED_DEFINITION_TYPE(Phase.MALFORMED, "malformed definition type"),
    /** "malformed tag attribute". */
    MALFORMED_TAG_ATTRIBUTE(Phase.MALFORMED, "malformed tag attribute"),
    /** "malformed element kind". */
    MALFORMED_ELEMENT_KIND(Phase.MALFORMED, "malformed element kind"),
    /** "zero byte expected". */
    ZERO_BYTE_EXPECTED(Phase.MALFORMED, "zero byte expected"),
    /** "malformed data segment kind". */
    MALFORMED_DATA_SEGMENT_KIND(Phase.MALFORMED, "malformed data segment kind"),
    /** "malformed name section". */
    MALFORMED_NAME_SECTION(Phase.MALFORMED, "malformed name section"),
    /** "function and code section have inconsistent lengths". */
    FUNCTION_AND_CODE_SECTION_HAVE_INCONSISTENT_LENGTHS(
            Phase.MALFORMED, "function and code section have inconsistent lengths"),
    /** "data count and data section have inconsistent lengths". */
    DATA_COUNT_AND_DATA_SECTION_HAVE_INCONSISTENT_LENGTHS(
            Phase.MALFORMED, "data count and data section have inconsistent lengths"),
    /** "data count section required". */
    DATA_COUNT_SECTION_REQUIRED(Phase.MALFORMED, "data count section required"),
    /** "too many locals". */
    TOO_MANY_LOCALS(Phase.MALFORMED, "too many locals"),
    /** "multiple start sections". */
    MULTIPLE_START_SECTIONS(Phase.MALFORMED, "multiple start sections"),
    /** "duplicate section". */
    DUPLICATE_SECTION(Phase.MALFORMED, "duplicate section"),
    // Text format.
    /** "illegal character". */
    ILLEGAL_CHARACTER(Phase.MALFORMED, "illegal character"),
    /** "unclosed string". */
    UNCLOSED_STRING(Phase.MALFORMED, "unclosed string"),
    /** "unclosed comment". */
    UNCLOSED_COMMENT(Phase.MALFORMED, "unclosed comment"),
    /** "unclosed annotation". */
    UNCLOSED_ANNOTATION(Phase.MALFORMED, "unclosed annotation"),
    /** "empty annotation id". */
    EMPTY_ANNOTATION_ID(Phase.MALFORMED, "empty annotation id"),
    /** "empty identifier". */
    EMPTY_IDENTIFIER(Phase.MALFORMED, "empty identifier"),
    /** "malformed string escape". */
    MALFORMED_STRING_ESCAPE(Phase.MALFORMED, "malformed string escape"),
    /** "unexpected token". */
    UNEXPECTED_TOKEN(Phase.MALFORMED, "unexpected token"),
    /** "unknown operator". */
    UNKNOWN_OPERATOR(Phase.MALFORMED, "unknown operator"),
    /** "constant out of range". */
    CONSTANT_OUT_OF_RANGE(Phase.MALFORMED, "constant out of range"),
    /** "i8 constant out of range". */
    I8_CONSTANT_OUT_OF_RANGE(Phase.MALFORMED, "i8 constant out of range"),
    /** "i16 constant out of range". */
    I16_CONSTANT_OUT_OF_RANGE(Phase.MALFORMED, "i16 constant out of range"),
    /** "i32 constant out of range". */
    I32_CONSTANT_OUT_OF_RANGE(Phase.MALFORMED, "i32 constant out of range"),
    /** "i64 constant out of range". */
    I64_CONSTANT_OUT_OF_RANGE(Phase.MALFORMED, "i64 constant out of range"),
    /** "f32 constant out of range". */
    F32_CONSTANT_OUT_OF_RANGE(Phase.MALFORMED, "f32 constant out of range"),
    /** "f64 constant out of range". */
    F64_CONSTANT_OUT_OF_RANGE(Phase.MALFORMED, "f64 constant out of range"),
    /** "alignment". */
    ALIGNMENT(Phase.MALFORMED, "alignment"),
    /** "alignment must be a power of two". */
    ALIGNMENT_MUST_BE_A_POWER_OF_TWO(Phase.MALFORMED, "alignment must be a power of two"),
    /** "invalid lane length". */
    INVALID_LANE_LENGTH(Phase.MALFORMED, "invalid lane length"),
    /** "wrong number of lane literals". */
    WRONG_NUMBER_OF_LANE_LITERALS(Phase.MALFORMED, "wrong number of lane literals"),
    /** "identifier not allowed". */
    IDENTIFIER_NOT_ALLOWED(Phase.MALFORMED, "identifier not allowed"),
    /** "duplicate func". */
    DUPLICATE_FUNC(Phase.MALFORMED, "duplicate func"),
    /** "duplicate global". */
    DUPLICATE_GLOBAL(Phase.MALFORMED, "duplicate global"),
    /** "duplicate local". */
    DUPLICATE_LOCAL(Phase.MALFORMED, "duplicate local"),
    /** "duplicate memory". */
    DUPLICATE_MEMORY(Phase.MALFORMED, "duplicate memory"),
    /** "duplicate table". */
    DUPLICATE_TABLE(Phase.MALFORMED, "duplicate table"),
    /** "duplicate type". */
    DUPLICATE_TYPE(Phase.MALFORMED, "duplicate type"),
    /** "duplicate tag". */
    DUPLICATE_TAG(Phase.MALFORMED, "duplicate tag"),
    /** "duplicate elem". */
    DUPLICATE_ELEM(Phase.MALFORMED, "duplicate elem"),
    /** "duplicate data". */
    DUPLICATE_DATA(Phase.MALFORMED, "duplicate data"),
    /** "duplicate field". */
    DUPLICATE_FIELD(Phase.MALFORMED, "duplicate field"),
    /** "duplicate label". */
    DUPLICATE_LABEL(Phase.MALFORMED, "duplicate label"),
    /** "duplicate import". */
    DUPLICATE_IMPORT(Phase.MALFORMED, "duplicate import"),
    /** "import after function". */
    IMPORT_AFTER_FUNCTION(Phase.MALFORMED, "import after function"),
    /** "import after global". */
    IMPORT_AFTER_GLOBAL(Phase.MALFORMED, "import after global"),
    /** "import after memory". */
    IMPORT_AFTER_MEMORY(Phase.MALFORMED, "import after memory"),
    /** "import after table". */
    IMPORT_AFTER_TABLE(Phase.MALFORMED, "import after table"),
    /** "import after tag". */
    IMPORT_AFTER_TAG(Phase.MALFORMED, "import after tag"),
    /** "inline function type". */
    INLINE_FUNCTION_TYPE(Phase.MALFORMED, "inline function type"),
    /** "mismatching label". */
    MISMATCHING_LABEL(Phase.MALFORMED, "mismatching label"),
    /** "malformed annotation". */
    MALFORMED_ANNOTATION(Phase.MALFORMED, "malformed annotation"),
    /** "multiple start functions". */
    MULTIPLE_START_FUNCTIONS(Phase.MALFORMED, "multiple start functions"),
    /** "invalid custom page size": not a power of two. */
    MALFORMED_CUSTOM_PAGE_SIZE(Phase.MALFORMED, "invalid custom page size"),
    // Identifiers of the text format that nothing has; out-of-range numbers are faults of
    // validation.
    /** "unknown type". */
    UNBOUND_TYPE(Phase.MALFORMED, "unknown type"),
    /** "unknown function". */
    UNBOUND_FUNCTION(Phase.MALFORMED, "unknown function"),
    /** "unknown table". */
    UNBOUND_TABLE(Phase.MALFORMED, "unknown table"),
    /** "unknown memory". */
    UNBOUND_MEMORY(Phase.MALFORMED, "unknown memory"),
    /** "unknown global". */
    UNBOUND_GLOBAL(Phase.MALFORMED, "unknown global"),
    /** "unknown local". */
    UNBOUND_LOCAL(Phase.MALFORMED, "unknown local"),
    /** "unknown label". */
    UNBOUND_LABEL(Phase.MALFORMED, "unknown label"),
    /** "unknown tag". */
    UNBOUND_TAG(Phase.MALFORMED, "unknown tag"),
    /** "unknown field". */
    UNBOUND_FIELD(Phase.MALFORMED, "unknown field"),
    /** "unknown elem segment". */
    UNBOUND_ELEM_SEGMENT(Phase.MALFORMED, "unknown elem segment"),
    /** "unknown data segment". */
    UNBOUND_DATA_SEGMENT(Phase.MALFORMED, "unknown data segment"),
    // Validation.
    /** "type mismatch". */
    TYPE_MISMATCH(Phase.INVALID, "type mismatch"),
    /** "unknown type". */
    UNKNOWN_TYPE(Phase.INVALID, "unknown type"),
    /** "unknown function". */
    UNKNOWN_FUNCTION(Phase.INVALID, "unknown function"),
    /** "unknown table". */
    UNKNOWN_TABLE(Phase.INVALID, "unknown table"),
    /** "unknown memory". */
    UNKNOWN_MEMORY(Phase.INVALID, "unknown memory"),
    /** "unknown global". */
    UNKNOWN_GLOBAL(Phase.INVALID, "unknown global"),
    /** "unknown local". */
    UNKNOWN_LOCAL(Phase.INVALID, "unknown local"),
    /** "unknown label". */
    UNKNOWN_LABEL(Phase.INVALID, "unknown label"),
    /** "unknown tag". */
    UNKNOWN_TAG(Phase.INVALID, "unknown tag"),
    /** "unknown field". */
    UNKNOWN_FIELD(Phase.INVALID, "unknown field"),
    /** "unknown elem segment". */
    UNKNOWN_ELEM_SEGMENT(Phase.INVALID, "unknown elem segment"),
    /** "unknown data segment". */
    UNKNOWN_DATA_SEGMENT(Phase.INVALID, "unknown data segment"),
    /** "alignment must not be larger than natural". */
    ALIGNMENT_MUST_NOT_BE_LARGER_THAN_NATURAL(
            Phase.INVALID, "alignment must not be larger than natural"),
    /** "atomic alignment must be natural". */
    ATOMIC_ALIGNMENT_MUST_BE_NATURAL(Phase.INVALID, "atomic alignment must be natural"),
    /** "offset out of range". */
    OFFSET_OUT_OF_RANGE(Phase.INVALID, "offset out of range"),
    /** "array type is not numeric or vector". */
    ARRAY_TYPE_IS_NOT_NUMERIC_OR_VECTOR(Phase.INVALID, "array type is not numeric or vector"),
    /** "array types do not match". */
    ARRAY_TYPES_DO_NOT_MATCH(Phase.INVALID, "array types do not match"),
    /** "constant expression required". */
    CONSTANT_EXPRESSION_REQUIRED(Phase.INVALID, "constant expression required"),
    /** "duplicate export name". */
    DUPLICATE_EXPORT_NAME(Phase.INVALID, "duplicate export name"),
    /** "immutable array". */
    IMMUTABLE_ARRAY(Phase.INVALID, "immutable array"),
    /** "immutable field". */
    IMMUTABLE_FIELD(Phase.INVALID, "immutable field"),
    /** "immutable global". */
    IMMUTABLE_GLOBAL(Phase.INVALID, "immutable global"),
    /** "invalid custom page size". */
    INVALID_CUSTOM_PAGE_SIZE(Phase.INVALID, "invalid custom page size"),
    /** "invalid lane index". */
    INVALID_LANE_INDEX(Phase.INVALID, "invalid lane index"),
    /** "invalid result arity". */
    INVALID_RESULT_ARITY(Phase.INVALID, "invalid result arity"),
    /** "invalid rethrow label". */
    INVALID_RETHROW_LABEL(Phase.INVALID, "invalid rethrow label"),
    /** "memory size". */
    MEMORY_SIZE(Phase.INVALID, "memory size"),
    /** "memory size must be at most 65536 pages (4GiB)". */
    MEMORY_SIZE_AT_MOST_65536_PAGES(
            Phase.INVALID, "memory size must be at most 65536 pages (4GiB)"),
    /** "table size". */
    TABLE_SIZE(Phase.INVALID, "table size"),
    /** "multiple memories". */
    MULTIPLE_MEMORIES(Phase.INVALID, "multiple memories"),
    /** "multiple tables". */
    MULTIPLE_TABLES(Phase.INVALID, "multiple tables"),
    /** "non-empty tag result type". */
    NON_EMPTY_TAG_RESULT_TYPE(Phase.INVALID, "non-empty tag result type"),
    /** "shared memory must have maximum". */
    SHARED_MEMORY_MUST_HAVE_MAXIMUM(Phase.INVALID, "shared memory must have maximum"),
    /** "size minimum must not be greater than maximum". */
    SIZE_MINIMUM_MUST_NOT_BE_GREATER_THAN_MAXIMUM(
            Phase.INVALID, "size minimum must not be greater than maximum"),
    /** "start function". */
    START_FUNCTION(Phase.INVALID, "start function"),
    /** "sub type". */
    SUB_TYPE(Phase.INVALID, "sub type"),
    /** "undeclared function reference". */
    UNDECLARED_FUNCTION_REFERENCE(Phase.INVALID, "undeclared function reference"),
    /** "uninitialized local". */
    UNINITIALIZED_LOCAL(Phase.INVALID, "uninitialized local"),
    /** "invalid annotation". */
    INVALID_ANNOTATION(Phase.INVALID, "invalid annotation"),
    // Linking.
    /** "unknown import". */
    UNKNOWN_IMPORT(Phase.UNLINKABLE, "unknown import"),
    /** "incompatible import type". */
    INCOMPATIBLE_IMPORT_TYPE(Phase.UNLINKABLE, "incompatible import type"),
    // Execution.
    /** "unreachable". */
    UNREACHABLE(Phase.TRAP, "unreachable"),
    /** "integer divide by zero". */
    INTEGER_DIVIDE_BY_ZERO(Phase.TRAP, "integer divide by zero"),
    /** "integer overflow". */
    INTEGER_OVERFLOW(Phase.TRAP, "integer overflow"),
    /** "invalid conversion to integer". */
    INVALID_CONVERSION_TO_INTEGER(Phase.TRAP, "invalid conversion to integer"),
    /** "out of bounds memory access". */
    OUT_OF_BOUNDS_MEMORY_ACCESS(Phase.TRAP, "out of bounds memory access"),
    /** "out of bounds table access". */
    OUT_OF_BOUNDS_TABLE_ACCESS(Phase.TRAP, "out of bounds table access"),
    /** "out of bounds array access". */
    OUT_OF_BOUNDS_ARRAY_ACCESS(Phase.TRAP, "out of bounds array access"),
    /** "undefined element". */
    UNDEFINED_ELEMENT(Phase.TRAP, "undefined element"),
    /** "uninitialized element". */
    UNINITIALIZED_ELEMENT(Phase.TRAP, "uninitialized element"),
    /** "indirect call type mismatch". */
    INDIRECT_CALL_TYPE_MISMATCH(Phase.TRAP, "indirect call type mismatch"),
    /** "cast failure". */
    CAST_FAILURE(Phase.TRAP, "cast failure"),
    /** "null reference". */
    NULL_REFERENCE(Phase.TRAP, "null reference"),
    /** "null function reference". */
    NULL_FUNCTION_REFERENCE(Phase.TRAP, "null function reference"),
    /** "null structure reference". */
    NULL_STRUCTURE_REFERENCE(Phase.TRAP, "null structure reference"),
    /** "null array reference". */
    NULL_ARRAY_REFERENCE(Phase.TRAP, "null array reference"),
    /** "null i31 reference". */
    NULL_I31_REFERENCE(Phase.TRAP, "null i31 reference"),
    /** "null exception reference". */
    NULL_EXCEPTION_REFERENCE(Phase.TRAP, "null exception reference"),
    /** "unaligned atomic". */
    UNALIGNED_ATOMIC(Phase.TRAP, "unaligned atomic"),
    /** "expected shared memory". */
    EXPECTED_SHARED_MEMORY(Phase.TRAP, "expected shared memory"),
    /** "allocation too large". */
    ALLOCATION_TOO_LARGE(Phase.TRAP, "allocation too large"),
    /** "trap of the host", in place of which the message of the host module stands. */
    HOST_TRAP(Phase.TRAP, "trap of the host"),
    // Exhaustion.
    /** "call stack exhausted". */
    CALL_STACK_EXHAUSTED(Phase.EXHAUSTION, "call stack exhausted"),
    /** "out of memory". */
    OUT_OF_MEMORY(Phase.EXHAUSTION, "out of memory"),
    /** "interrupted". */
    INTERRUPTED(Phase.EXHAUSTION, "interrupted"),
    // Limits that the embedder has set.
    /** "fuel exhausted". */
    FUEL_EXHAUSTED(Phase.EXHAUSTION, "fuel exhausted"),
    /** "deadline exceeded". */
    DEADLINE_EXCEEDED(Phase.EXHAUSTION, "deadline exceeded"),
    /** "memory limit exceeded". */
    MEMORY_LIMIT_EXCEEDED(Phase.EXHAUSTION, "memory limit exceeded"),
    /** "table limit exceeded". */
    TABLE_LIMIT_EXCEEDED(Phase.EXHAUSTION, "table limit exceeded"),
    /** "instance limit exceeded". */
    INSTANCE_LIMIT_EXCEEDED(Phase.EXHAUSTION, "instance limit exceeded"),
    // Exceptions.
    /** "uncaught exception". */
    UNCAUGHT_EXCEPTION(Phase.EXCEPTION, "uncaught exception"),
    // What this engine or its configuration refuses.
    /** "feature is disabled". */
    FEATURE_IS_DISABLED(Phase.UNSUPPORTED, "feature is disabled"),
    /** "implementation limit exceeded". */
    IMPLEMENTATION_LIMIT_EXCEEDED(Phase.UNSUPPORTED, "implementation limit exceeded"),
    /** "components are not supported". */
    COMPONENTS_ARE_NOT_SUPPORTED(Phase.UNSUPPORTED, "components are not supported"),
    /** "not supported". */
    NOT_SUPPORTED(Phase.UNSUPPORTED, "not supported");

    private final Phase phase;
    private final String phrase;

    Fault(Phase phase, String phrase) {
        this.phase = phase;
        this.phrase = phrase;
    }

    /** The stage at which this failure belongs. */
    public Phase phase() {
        return phase;
    }

    /** The words with which every message about this failure starts. */
    public String phrase() {
        return phrase;
    }
}
