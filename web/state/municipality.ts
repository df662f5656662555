import { createStore } from 'zustand/vanilla'
import type { Municipality } from '../../geodata/model/municipality.ts'
import { basemapUrl } from '../api/municipalities.ts'

/** The municipality on screen: asked for by the address, known once the server has told of it. */
export const here = createStore<{ code: string | null; municipality: Municipality | null }>(() => ({
  code: null,
  municipality: null,
}))

/** Shows another municipality. */
export const showMunicipality = (municipality: Municipality) =>
  here.setState({ code: municipality.code, municipality })

/** The absolute address of the drawn map; null when none has been imported. */
export const archiveUrl = (municipality: Municipality): string | null =>
  basemapUrl(municipality, location.origin)
