import { createStore } from 'zustand/vanilla'
import type { Counting } from '../../geodata/coverage/counted-cameras.ts'
import type { Edition } from '../../geodata/optics/standards.ts'
import { FACE_HEIGHT_M, type Looking } from '../../geodata/visibility/camera-view.ts'

/** What a camera is to see of somebody or something, by its height over the ground. */
export const targetsM = { face: FACE_HEIGHT_M, waist: 1, ground: 0 } as const
export type Target = keyof typeof targetsM

/** How cameras are looked at. Part of a shared link. */
export type CameraChoice = {
  /** The edition of EN 62676-4 that names the bands. */
  edition: Edition
  /** What is looked for, and whether trees have their leaves: what is seen hangs on both. */
  target: Target
  leaves: boolean
  /** Incidents are held against the cameras as they stand now, or as they stood when it happened. */
  counting: Counting
  /** The local day whose cameras are shown, at its noon, when no plan is open; null is now. */
  asOf: string | null
  /** What the cameras see is drawn. */
  viewsShown: boolean
  /** Where no camera sees is drawn. */
  blindShown: boolean
  /** Cameras of others, from an imported map. */
  othersShown: boolean
  /** Plans set beside today and the open one. */
  compared: readonly string[]
}

export const cameraChoice = createStore<CameraChoice>(() => ({
  edition: 'en-62676-4-2014',
  ...{ target: 'face', leaves: true },
  ...{ counting: 'as-now', asOf: null },
  ...{ viewsShown: true, blindShown: false },
  othersShown: true,
  compared: [],
}))

/** What is looked for now, as it is computed. */
export const lookingNow = (): Looking => {
  const { target, leaves } = cameraChoice.getState()
  return { targetM: targetsM[target], leaves }
}

export const setEdition = (edition: Edition) => cameraChoice.setState({ edition })
export const setTarget = (target: Target) => cameraChoice.setState({ target })
export const setLeaves = (leaves: boolean) => cameraChoice.setState({ leaves })
export const setCounting = (counting: Counting) => cameraChoice.setState({ counting })
export const showAsOf = (asOf: string | null) => cameraChoice.setState({ asOf })
export const showBlind = (blindShown: boolean) => cameraChoice.setState({ blindShown })
export const showViews = (viewsShown: boolean) => cameraChoice.setState({ viewsShown })
export const showOthers = (othersShown: boolean) => cameraChoice.setState({ othersShown })

export const toggleCompared = (id: string) =>
  cameraChoice.setState(({ compared }) => ({
    compared: compared.includes(id) ? compared.filter((one) => one !== id) : [...compared, id],
  }))
