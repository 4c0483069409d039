// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// A program whose objects live in the heap of the engine (WasmGC): data classes, collections,
// strings, virtual calls, and exceptions that are thrown, caught and cleaned up after.

data class Item(val name: String, val grams: Int, val price: Double)

sealed interface Offer {
    fun cost(item: Item): Double
}

object FullPrice : Offer {
    override fun cost(item: Item) = item.price
}

class Discount(private val percent: Int) : Offer {
    override fun cost(item: Item) = item.price * (100 - percent) / 100
}

class Free(private val upTo: Int) : Offer {
    override fun cost(item: Item): Double =
        if (item.grams <= upTo) 0.0 else throw TooHeavy(item, upTo)
}

class TooHeavy(val item: Item, limit: Int) : Exception("${item.name} is over $limit g")

fun parse(line: String): Item {
    val words = line.split(' ').filter { it.isNotEmpty() }
    require(words.size == 3) { "not three words: \"$line\"" }
    return Item(words[0], words[1].toInt(), words[2].toDouble())
}

fun main() {
    val lines = listOf("truffle 35 120.5", "hazelnut 2 0.25", "cheese", "barolo much 40", "rice 1000 4.75")
    val items = mutableListOf<Item>()
    for (line in lines) {
        try {
            items += parse(line)
        } catch (error: NumberFormatException) {
            println("no number: ${error.message}")
        } catch (error: IllegalArgumentException) {
            println("skipped, ${error.message}")
        }
    }
    items.sortBy { it.grams }
    println(items.joinToString(prefix = "[", postfix = "]") { it.name })
    println(items.first())
    println(items.first() == Item("hazelnut", 2, 0.25))

    val offers = mapOf("full" to FullPrice, "half" to Discount(50), "free" to Free(100))
    for ((name, offer) in offers) {
        var counted = 0
        try {
            val sum = items.sumOf { item -> offer.cost(item).also { counted++ } }
            println("$name: $sum")
        } catch (error: TooHeavy) {
            println("$name: ${error.message} (${error.item.price})")
        } finally {
            println("$name: $counted of ${items.size}")
        }
    }

    val words = buildString { repeat(1000) { append("tartufo").append(it % 7).append(' ') } }
    val counts = words.trim().split(' ').groupingBy { it }.eachCount()
    println(counts.entries.sortedBy { it.key }.joinToString { "${it.key}=${it.value}" })
    println(generateSequence(1L) { it * 3 }.takeWhile { it < 1_000_000_000_000 }.map { it % 97 }.toList())
    println("tartufo bianco d'Alba".uppercase().reversed())
}
