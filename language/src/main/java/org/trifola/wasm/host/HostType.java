// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.host;

/** Types of parameters and results of host functions, and the Java class of their values. */
public enum HostType {
    /** An {@code Integer}. */
    I32,
    /** A {@code Long}. */
    I64,
    /** A {@code Float}. */
    F32,
    /** A {@code Double}. */
    F64,
    /** A function of the guest or the host, or null: an object to keep and to give back. */
    FUNCREF,
    /** Any object that Truffle's languages may have, or null. */
    EXTERNREF
}
