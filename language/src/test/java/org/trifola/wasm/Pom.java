// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/** A pom.xml, as far as the test of the mx suite reads it. */
final class Pom {
    private final Element project;

    private Pom(Element project) {
        this.project = project;
    }

    static Pom read(Path file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            return new Pom(factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file.toString(), e);
        }
    }

    /** The text of the element that the names lead to, "" if there is none. */
    String text(String... path) {
        List<Element> found = List.of(project);
        for (String name : path) {
            found = found.stream().flatMap(e -> children(e, name).stream()).toList();
        }
        return found.isEmpty() ? "" : found.getFirst().getTextContent().strip();
    }

    /** The names of the modules. */
    List<String> modules() {
        return children(children(project, "modules").getFirst(), "module").stream()
                .map(Element::getTextContent)
                .toList();
    }

    /** Artifact ids that the main code is compiled with. */
    TreeSet<String> dependencies() {
        TreeSet<String> names = new TreeSet<>();
        for (Element dependencies : children(project, "dependencies")) {
            for (Element dependency : children(dependencies, "dependency")) {
                String name = children(dependency, "artifactId").getFirst().getTextContent();
                String scope =
                        children(dependency, "scope").stream()
                                .map(Element::getTextContent)
                                .findFirst()
                                .orElse("compile");
                // The scope of JUnit comes from the parent.
                if (scope.equals("compile") && !name.equals("junit-jupiter")) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** Artifact ids of the annotation processors, wherever in the pom they are named. */
    TreeSet<String> processors() {
        TreeSet<String> names = new TreeSet<>();
        var lists = project.getElementsByTagName("annotationProcessorPaths");
        for (int i = 0; i < lists.getLength(); i++) {
            Element list = (Element) lists.item(i);
            if (!isInProfile(list)) {
                for (Element path : children(list, "path")) {
                    names.add(children(path, "artifactId").getFirst().getTextContent());
                }
            }
        }
        return names;
    }

    /** What is built only when asked for by name. */
    private static boolean isInProfile(Node node) {
        return node != null
                && (node.getNodeName().equals("profile") || isInProfile(node.getParentNode()));
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}
