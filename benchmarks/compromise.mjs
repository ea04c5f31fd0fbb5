// Times compromise (https://github.com/spencermountain/compromise, MIT) at its people, places, organizations and
// quotations. In: one text a line, as a JSON string. Out: one JSON object with the seconds and how many were found.
import { readFileSync } from 'node:fs'
import nlp from 'compromise'

const KINDS = ['people', 'places', 'organizations', 'quotations']
const texts = readFileSync(0, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line))
const found = Object.fromEntries(KINDS.map((kind) => [kind, 0]))

function readAll(text) {
  const doc = nlp(text)
  for (const kind of KINDS) found[kind] += doc[kind]().out('array').length
}

// The first text is read once more than it counts, so that loading and compiling are not timed.
readAll(texts[0])
for (const kind of KINDS) found[kind] = 0
const started = performance.now()
texts.forEach(readAll)
console.log(JSON.stringify({ seconds: (performance.now() - started) / 1000, found }))
