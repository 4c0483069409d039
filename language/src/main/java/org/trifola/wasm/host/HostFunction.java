// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.host;

import java.util.List;

/**
 * A function written in Java that modules import. Called by any thread that runs the guest;
 * compiled code calls it as it is, without looking inside.
 */
public abstract class HostFunction {
    /** For subclasses. */
    protected HostFunction() {}

    /** Types of the parameters. */
    public abstract List<HostType> params();

    /** Types of the results. */
    public abstract List<HostType> results();

    /**
     * Calls it.
     *
     * @param caller the instance that imported it, whose memory it may use
     * @param arguments parameters from index 1 on, in the form that {@link HostType} says; index 0
     *     is of no meaning
     * @return null for no result, the result, or an {@code Object[]} of several
     * @throws HostTrap to stop the program with a message
     * @throws HostExit to end the program with a status
     */
    public abstract Object call(HostCaller caller, Object[] arguments);
}
