import { dictionary as common } from '@zxcvbn-ts/language-common'
import swedish from 'dictionary-sv'

// Which passwords somebody who guesses would try first. Everything here is compared in plain small
// letters: ö typed as o, or 0, is the same guess.

/** What whoever guesses knows of the service, beside the places it is for. */
const ofTheService = ['tryggkartan', 'tryggkarta', 'kommun', 'kommunen', 'polis', 'polisen']

const MONTHS_AND_DAYS =
  'januari februari mars april maj juni juli augusti september oktober november december ' +
  'mandag tisdag onsdag torsdag fredag lordag sondag'

/** Rows of a Swedish keyboard, and the alphabet; each goes round. */
const rows = [
  '1234567890',
  'qwertyuiopå',
  'asdfghjklöä',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyzåäö',
]
/** Two signs of which the second is the next, or the one before, in a row. */
const steps = new Set(
  rows.flatMap((row) =>
    [...row].flatMap((key, i) => {
      const next = row[i + 1] ?? row[0]!
      return [key + next, next + key]
    }),
  ),
)
const SHORTEST_RUN = 4
const FEWEST_SIGNS = 5
const [SHORTEST_WORD, LONGEST_WORD] = [3, 30]

/** å, ä, ö and other letters with marks as the letter under them. */
const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

const lettersOf = (text: string): string => folded(text).replace(/[^\p{L}]/gu, '')

const figures: { readonly [figure: string]: string } = {
  ...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' },
}

/** A password as the letters it may be read as: its own alone, and with figures written for letters. */
function readingsOf(text: string): Set<string> {
  const core = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const spelt = core.replace(/[013457@$!]/g, (figure) => figures[figure]!)
  return new Set([lettersOf(text), lettersOf(spelt)])
}

let words: ReadonlySet<string> | undefined

/**
 * Words that are tried first: the 49,000 most common passwords of the world (zxcvbn-ts) and the 150,000
 * words and names of the Swedish spelling dictionary (DSSO, by Göran Andersson), read when first needed.
 */
function knownWords(): ReadonlySet<string> {
  words ??= new Set([
    ...(common['passwords-common'] as readonly string[]).map(folded),
    ...Buffer.from(swedish.dic)
      .toString('utf8')
      .split('\n')
      .map((line) => lettersOf(line.split('/')[0]!))
      .filter((word) => word.length >= SHORTEST_WORD),
    ...MONTHS_AND_DAYS.split(' '),
  ])
  return words
}

// The dictionary has the word itself: "sommar", "flicka"; not "sommaren", "flickorna".
const ENDING = /(?:a|e|n|t|s|en|et|ar|er|or|na|ens|ets|arna|erna|orna|de|te|ade|ande)$/
const isWord = (letters: string): boolean => {
  const known = knownWords()
  if (known.has(letters)) return true
  for (let end = letters.length - 1; end >= Math.max(4, letters.length - 4); end--) {
    const [stem, ending] = [letters.slice(0, end), letters.slice(end)]
    if (ENDING.exec(ending)?.[0] === ending && (known.has(stem) || known.has(`${stem}a`)))
      return true
  }
  return false
}

/** How far into a text one can come with pieces alone: `true` at each place that is reached. */
function reached(text: string, pieces: readonly string[]): boolean[] {
  const places = [true]
  for (let i = 0; i < text.length; i++)
    if (places[i])
      for (const piece of pieces) if (text.startsWith(piece, i)) places[i + piece.length] = true
  return places
}

const isMadeOf = (text: string, pieces: readonly string[]): boolean =>
  reached(text, pieces)[text.length] === true

/** Whether a text is one known word, repeated or not, with nothing but pieces round it. */
function isOneWord(text: string, pieces: readonly string[]): boolean {
  const places = reached(text, pieces)
  for (let from = 0; from < text.length; from++) {
    if (!places[from]) continue
    const last = Math.min(text.length, from + LONGEST_WORD)
    for (let to = from + SHORTEST_WORD; to <= last; to++) {
      const word = text.slice(from, to)
      if (isWord(word) && isMadeOf(text.slice(to), [...pieces, word])) return true
    }
  }
  return places[text.length] === true
}

/** A text without runs along the keyboard or the alphabet, forwards or back, or of one sign. */
function withoutRuns(text: string): string {
  const signs = [...text]
  let [kept, run] = ['', signs[0] ?? '']
  const close = () => {
    if ([...run].length < SHORTEST_RUN) kept += run
  }
  signs.slice(1).forEach((sign, i) => {
    const before = signs[i]!
    if (sign === before || steps.has(before + sign)) run += sign
    else {
      close()
      run = sign
    }
  })
  close()
  return kept
}

const partsOf = (name: string): string[] => {
  const parts = name.split(/[^\p{L}]+/u).map(lettersOf)
  return [...parts, lettersOf(name)].filter((part) => part.length > 1)
}

/** Whether a password is nothing but somebody's own name or address, in any order, any times. */
export const isOwn = (text: string, owner: { name: string; email: string }): boolean => {
  const own = [...partsOf(owner.name), ...partsOf(owner.email)]
  return [...readingsOf(text)].some((letters) => letters !== '' && isMadeOf(letters, own))
}

/**
 * Whether a password is among the first that somebody would try: a single word, however it is ended or
 * repeated, with figures, signs, the owner's name and words of the service and its places round it;
 * figures alone; a run along the keyboard; or a few signs over and over.
 *
 * @param text in small letters
 */
export function isGuessable(
  text: string,
  owner: { name: string; email: string },
  places: readonly string[],
): boolean {
  const rest = new Set(withoutRuns(text).replace(/\s/g, ''))
  if (rest.size < FEWEST_SIGNS || /^(.{1,8}?)\1+.{0,7}$/su.test(text)) return true
  const round = [owner.name, owner.email, ...places, ...ofTheService].flatMap(partsOf)
  return [...readingsOf(text)].some((letters) => letters === '' || isOneWord(letters, round))
}
