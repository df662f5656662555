import type { Span } from './plain-text.ts'

const LETTER = '[A-HJ-PR-UW-Z]'
const PLATE = new RegExp(
  '(?<![\\p{L}\\p{M}\\p{N}_@#]|[\\p{L}\\p{N}][-./])' +
    `(${LETTER}{3})([ \\-\\u2010-\\u2015]?)(\\d{3}|\\d\\d(?!O)${LETTER})` +
    '(?![\\p{L}\\p{M}\\p{N}_@]|[-.,:/]\\d|[-.]\\p{L})',
  'giu',
)

// Words, Swedish first, that may stand before a number. In one and in capitals they can be plates.
const WORDS = new Set(
  `ack alm aln and ann apa app arg ark arm art ask att bad bak ban bar bas bat bed ben ber bly bob
  bod bok bom bor bot box bra brf bro bud bur byt dag dal dam dan day dec del dem den der des
  det dok dom dos dra duk dyk ebb egg eka eld elg eng ens era ers est ett fan far fas fat feb
  fel fem fer fly fot fru ful fyr gap gas gay gel gem ger ges get god gom gul gym haj hal han
  har hej hel hem hen het hon hop hos hot hud hur hus hyr jag jan jas jet jon jul jun kaj kal
  kam kan kap kar klo kod kok kol kom kor kub kul kur kyl lag lam lan lar las lat lax led lek
  leo ler let lod lok lom los lot lur mag maj mak man mao mar mas mat max med mej mer mes mod
  mor mos mot mun mur mus mys nej ner nos nya nyp och ock ohm oja ola oms ont ord ort ost pan
  par pel per pga pol pop pro pub pur pys rad rak ral ram rap ras rea red reg rem ren rep res
  ret roa rom ros rot rum rus rut rya sak sal sam san sax sen sep ser set sex sju ske sko sky
  sly sol som sot spa sto sug sum sur syd syn tag tak tal tam tar ten tok tom ton tor tre tro
  tub tum tur tyg typ ugn ulf ull una und ung uns upp ura ute yra yta zon
  act all are bus but can car for had has her him key leg new not now one out see she the top
  two was`
    .trim()
    .split(/\s+/),
)

// Currencies, measures and names of things that stand before a number however it is written.
const CODES = new Set(
  `chf dkk eur gbp nok sek usd dnr fax kst mob org ref tel tfn dpt gps gsm kwh led lte mms mwh poe
  ptz ral sms ssd ups usb atm aes rsa sha`
    .trim()
    .split(/\s+/),
)

/**
 * Swedish registration plates in plain text, in order: three letters, then three digits (ABC 123) or
 * two and a letter (ABC 12D), together, apart or with a hyphen, in any case. Plates whose owners
 * chose the text cannot be known.
 *
 * Words that happen to look so are not taken: `rum 123`. Nor what goes on into other figures, a
 * unit's decimals, a case's year or an address: `KSN-123/26`.
 */
export function findPlates(text: string): Span[] {
  const found: Span[] = []
  for (const match of text.matchAll(PLATE)) {
    const [written, letters = '', joint = '', rest = ''] = match
    if (rest !== '000' && !isWord(letters, joint !== ''))
      found.push({ start: match.index, end: match.index + written.length })
  }
  return found
}

function isWord(letters: string, isApart: boolean): boolean {
  const word = letters.toLowerCase()
  if (CODES.has(word)) return true
  return WORDS.has(word) && (isApart || letters !== letters.toUpperCase())
}
