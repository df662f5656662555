import { createStore } from 'zustand/vanilla'
import type { Edition } from '../../geodata/optics/standards.ts'

/** How cameras are looked at. Part of a shared link. */
export type CameraChoice = {
  /** The edition of EN 62676-4 that names the bands. */
  edition: Edition
  /** What the cameras see is drawn. */
  viewsShown: boolean
  /** Cameras of others, from an imported map. */
  othersShown: boolean
  /** Plans set beside today and the open one. */
  compared: readonly string[]
}

export const cameraChoice = createStore<CameraChoice>(() => ({
  edition: 'en-62676-4-2014',
  viewsShown: true,
  othersShown: true,
  compared: [],
}))

export const setEdition = (edition: Edition) => cameraChoice.setState({ edition })
export const showViews = (viewsShown: boolean) => cameraChoice.setState({ viewsShown })
export const showOthers = (othersShown: boolean) => cameraChoice.setState({ othersShown })

export const toggleCompared = (id: string) =>
  cameraChoice.setState(({ compared }) => ({
    compared: compared.includes(id) ? compared.filter((one) => one !== id) : [...compared, id],
  }))
