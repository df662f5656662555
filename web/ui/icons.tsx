// Drawn here on a 20 × 20 grid with 1.5 strokes, so that they sit beside the type.
const paths = {
  heat: 'M6 3.2 9.2 5v3.7L6 10.5 2.8 8.7V5zM14 3.2 17.2 5v3.7L14 10.5l-3.2-1.8V5zM10 10.2l3.2 1.8v3.7L10 17.5l-3.2-1.8V12z',
  cameras: 'M3 7.5 14.5 4l1.6 5.3L4.6 12.8zM8 11.8v2.7H3.5m0-2v4M16 9.3l1.4-.4',
  hotspots:
    'M10 17.5s5.5-4.7 5.5-9a5.5 5.5 0 1 0-11 0c0 4.3 5.5 9 5.5 9zM10 10.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  table: 'M3 4.5h14v11H3zM3 8h14M3 11.8h14M8 8v7.5',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l4 4',
  close: 'M5 5l10 10M15 5 5 15',
  plus: 'M10 4v12M4 10h12',
  down: 'M5 8l5 5 5-5',
  up: 'M5 12l5-5 5 5',
  right: 'M8 5l5 5-5 5',
  left: 'M12 5l-5 5 5 5',
  check: 'M4.5 10.5 8.5 14.5 15.5 6',
  info: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 9v4.5M10 6.4v.2',
  warning: 'M10 3.5 17.5 16h-15zM10 8v4M10 13.8v.2',
  filter: 'M3 5h14l-5.5 6.2V16l-3-1.5v-3.3z',
  pencil: 'M4 16l.8-3.2L13 4.6l2.4 2.4-8.2 8.2zM11.5 6.1l2.4 2.4',
  trash: 'M4 6h12M8 6V4h4v2M5.5 6l.7 10.5h7.6L14.5 6M8.5 9v4.5M11.5 9v4.5',
  undo: 'M4 8h8a4 4 0 0 1 0 8H8M4 8l3.5-3.5M4 8l3.5 3.5',
  redo: 'M16 8H8a4 4 0 0 0 0 8h4M16 8l-3.5-3.5M16 8l-3.5 3.5',
  person:
    'M10 10a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 10 10zM3.8 17c.6-3.2 3.2-4.8 6.2-4.8s5.600 1.600 6.200 4.800',
  polygon: 'M4.500 7 11 3.500 16 8.500 13.500 16H6z',
  place: 'M10 4v12M4 10h12M10 14a4 4 0 1 0 0-8 4 4 0 0 0 0 8z',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4.300l2.800 1.700',
  eye: 'M2.2 10S5 4.800 10 4.800 17.800 10 17.800 10 15 15.200 10 15.200 2.200 10 2.200 10zM10 12.300a2.300 2.300 0 1 0 0-4.600 2.300 2.300 0 0 0 0 4.600z',
  hidden:
    'M3.500 3.500l13 13M8 5.100a8 8 0 0 1 2-.300c5 0 7.800 5.200 7.800 5.200a13 13 0 0 1-2.200 2.800M5.300 6.400A12.600 12.600 0 0 0 2.200 10S5 15.200 10 15.200a8 8 0 0 0 3-.600M8.400 8.400a2.300 2.300 0 0 0 3.200 3.200',
  key: 'M12.800 10.800a3.600 3.600 0 1 0-3.400-2.400L3.500 14.300v2.200h2.600v-1.800h1.800v-1.800l1.700-1.700M13.400 6.600h.1',
  leave: 'M8 4H4v12h4M8 10h8.500M13.500 7l3 3-3 3',
  projector: 'M3 4.500h14v9H3zM10 13.500v3M6.500 16.500h7',
  keys: 'M2.500 6h15v8.500h-15zM5.500 9h.1M8.500 9h.1M11.500 9h.1M14.500 9h.1M6.500 11.700h7',
} as const
export type IconName = keyof typeof paths

/** A small line drawing beside words; it says nothing on its own to a screen reader. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  )
}
