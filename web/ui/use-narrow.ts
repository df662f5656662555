import { useSyncExternalStore } from 'react'

const narrow = matchMedia('(max-width: 700px)')

/** Whether the screen is a phone's, or zoomed in so far that it is as narrow as one. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    (listen) => {
      narrow.addEventListener('change', listen)
      return () => narrow.removeEventListener('change', listen)
    },
    () => narrow.matches,
  )
