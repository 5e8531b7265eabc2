/** 24 × 24, drawn as a 1.5 px line. Decoration only: the words beside it carry the meaning. */
const paths = {
  arrow: 'M5 12h14M13 6l6 6-6 6',
  back: 'M19 12H5M11 6l-6 6 6 6',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 20.5h4',
  calendar: 'M4.5 6.5h15v13h-15zM4.5 10.5h15M8.5 4v4M15.5 4v4',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  chevron: 'M6 9.5l6 6 6-6',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4.5l3 1.5',
  close: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  copy: 'M9 9h10.5v10.5H9zM15 9V4.5H4.5V15H9',
  document: 'M6.5 3.5h7l4 4v13h-11zM13.5 3.5v4h4M9.5 12h5M9.5 15.5h5',
  download: 'M12 4v11M7.5 11l4.5 4.5L16.5 11M5 19.5h14',
  edit: 'M5 19l1-4L16.5 4.5l3 3L9 18zM14.5 6.5l3 3',
  external: 'M14 5h5v5M19 5l-8.5 8.5M17 14v5H5V7h5',
  filter: 'M4 7h16M7 12h10M10 17h4',
  house: 'M4 11.5L12 5l8 6.5M6.5 10v9.5h11V10M10.5 19.5V14h3v5.5',
  info: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 11v5M12 8v.3',
  leaf: 'M5 19c1-4 3.5-7 8-9M6.5 16.5C5 9.5 10 5 19.5 4.5 20 13 15 18.5 6.5 16.5z',
  mail: 'M4 6h16v12H4zM4 7l8 6 8-6',
  menu: 'M4 7h16M4 12h16M4 17h16',
  people:
    'M9 5.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM3.5 19.5c0-3.5 2-5.5 5.5-5.5s5.5 2 5.5 5.5M15.5 6a2.75 2.75 0 0 1 0 5.3M16.5 14.2c2.5.4 4 2.3 4 5.3',
  phone:
    'M6 4h3.5l1.5 4-2 1.5a11 11 0 0 0 5 5l1.5-2 4 1.5V18a2 2 0 0 1-2.2 2A15 15 0 0 1 4 6.2 2 2 0 0 1 6 4z',
  place:
    'M12 21c4.5-5 6.5-8.2 6.5-11a6.5 6.5 0 1 0-13 0c0 2.8 2 6 6.5 11zM12 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  plus: 'M12 5v14M5 12h14',
  search: 'M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15 15l5 5',
  truck:
    'M3.5 6.5H14v10H3.5zM14 10h3.5l3 3v3.5H14M7.5 15a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM17 15a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  warning: 'M12 4.5l8.5 15h-17zM12 10v4.5M12 16.8v.3',
} as const

export type IconName = keyof typeof paths

export const iconNames = Object.keys(paths) as IconName[]

export const Icon = ({ name, size = 20 }: { name: IconName; size?: number }) => (
  <svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={paths[name]} />
  </svg>
)
