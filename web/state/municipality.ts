import { createStore } from 'zustand/vanilla'
import type { Municipality } from '../../geodata/model/municipality.ts'
import { basemapUrl } from '../api/municipalities.ts'
import { select } from './selection.ts'
import { view } from './view.ts'

/** The municipality on screen: asked for by the address, known once the server has told of it. */
export const here = createStore<{ code: string | null; municipality: Municipality | null }>(() => ({
  code: null,
  municipality: null,
}))

/** Shows a municipality. Coming from another one, nothing chosen or looked at there is kept. */
export function showMunicipality(municipality: Municipality): void {
  const before = here.getState().municipality
  if (before && before.code !== municipality.code) {
    view.setState({ view: null })
    select(null)
  }
  here.setState({ code: municipality.code, municipality })
}

/** The absolute address of the drawn map; null when none has been imported. */
export const archiveUrl = (municipality: Municipality): string | null =>
  basemapUrl(municipality, location.origin)
