import type { Same } from '../same.ts'
import type { keys as swedish } from '../sv/keys.ts'

export const keys: Same<typeof swedish> = {
  title: 'Keyboard shortcuts',
  search: 'Search',
  help: 'Show this list',
  modules: 'Change part: Situation, Cameras, Places, Table',
  mapMove: 'Move the map (when it has focus)',
  mapZoom: 'Zoom',
  mapTurn: 'Turn the map',
  escape: 'Cancel or deselect',
  brush: 'Move the beginning or end of the period',
  arrows: 'Arrow keys',
  shift: 'Shift',
  space: 'Space',
}
