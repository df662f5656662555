import { ImportError } from '../import-error.ts'

// Why a terrain is refused, each in one sentence.

export const notPlaced = (name: string) =>
  new ImportError('no-coordinate-system', {
    sv: `Filen ${name} säger inte vilket koordinatsystem den har. Spara om den med ett angivet, till exempel SWEREF 99 TM.`,
    en: `The file ${name} does not say which coordinate system it has. Save it again with one stated, for example SWEREF 99 TM.`,
  })

export const notHeights = (name: string) =>
  new ImportError('not-terrain', {
    sv: `Filen ${name} är en bild och ingen höjdmodell: en höjdmodell har ett enda band med markens höjd i meter.`,
    en: `The file ${name} is a picture and no terrain: a terrain has a single band with the height of the ground in metres.`,
  })

export const notMetres = (name: string, unit: string) =>
  new ImportError('not-terrain', {
    sv: `Filen ${name} anger höjder i ”${unit.slice(0, 40)}”. Spara om den med höjder i meter.`,
    en: `The file ${name} tells heights in “${unit.slice(0, 40)}”. Save it again with heights in metres.`,
  })

export const notOnEarth = (name: string, [lowest, highest]: readonly [number, number]) =>
  new ImportError('not-terrain', {
    sv: `Filen ${name} har värden från ${Math.round(lowest)} till ${Math.round(highest)}, som inte kan vara höjder i meter. Kontrollera att filen anger vilket värde som betyder att höjden är okänd.`,
    en: `The file ${name} has values from ${Math.round(lowest)} to ${Math.round(highest)}, which cannot be heights in metres. Check that the file states which value means that the height is unknown.`,
  })

export const elsewhere = (name: string, municipality: string) =>
  new ImportError('elsewhere', {
    sv: `Höjdmodellen i filen ${name} har inga höjder i ${municipality}. Kontrollera att det är rätt fil och rätt kommun.`,
    en: `The terrain in the file ${name} has no heights in ${municipality}. Check the file and the municipality.`,
  })
