import { useMemo } from 'react'
import { appearance } from '../state/appearance.ts'
import { here } from '../state/municipality.ts'
import { useStore } from '../state/use-store.ts'
import { type Formats, formatsFor } from './format.ts'

/** Numbers and times as they are written in the language and time zone on screen. */
export function useFormats(): Formats {
  const language = useStore(appearance, (state) => state.language)
  const timeZone = useStore(here, (state) => state.municipality?.timeZone ?? 'Europe/Stockholm')
  return useMemo(() => formatsFor(language, timeZone), [language, timeZone])
}
