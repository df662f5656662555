/** A series of the Swedish numbering plan. Lengths count the digits after the leading zero. */
export type Series = {
  /** Without the leading zero: `270` for 0270. */
  code: string
  shortest: number
  longest: number
  /** Where its subscribers live, or a number of nobody's place: mobile, freephone, and so on. */
  isPlace: boolean
}

// The 264 geographic areas: Stockholm alone has one digit, twenty towns have two.
const AREAS = `8
11 13 16 18 19 21 23 26 31 33 35 36 40 42 44 46 54 60 63 90
120 121 122 123 125 140 141 142 143 144 150 151 152 155 156 157 158 159 171 173 174 175 176
220 221 222 223 224 225 226 227 240 241 243 246 247 248 250 251 253 258 270 271 278 280 281
290 291 292 293 294 295 297 300 301 302 303 304 320 321 322 325 340 345 346 370 371 372 380
381 382 383 390 392 393 410 411 413 414 415 416 417 418 430 431 433 435 451 454 455 456 457
459 470 471 472 474 476 477 478 479 480 481 485 486 490 491 492 493 494 495 496 498 499 500
501 502 503 504 505 506 510 511 512 513 514 515 520 521 522 523 524 525 526 528 530 531 532
533 534 550 551 552 553 554 555 560 563 564 565 570 571 573 580 581 582 583 584 585 586 587
589 590 591 611 612 613 620 621 622 623 624 640 642 643 644 645 647 650 651 652 653 657 660
661 662 663 670 671 672 680 682 684 687 690 691 692 693 695 696 910 911 912 913 914 915 916
918 920 921 922 923 924 925 926 927 928 929 930 932 933 934 935 940 941 942 943 950 951 952
953 954 960 961 970 971 973 975 976 977 978 980 981`

const areas: Series[] = AREAS.split(/\s+/).map((code) => {
  const shortest = code.length === 3 ? 8 : 7
  return { code, shortest, longest: 9, isPlace: true }
})

const elsewhere = (codes: string, shortest: number, longest: number): Series[] =>
  codes.split(' ').map((code) => ({ code, shortest, longest, isPlace: false }))

/**
 * The series that telephone numbers in Sweden belong to: areas, mobile, wherever one is (010),
 * paging, shared cost, freephone, premium. Short numbers such as 112 and 114 14 are nobody's and
 * stand outside.
 *
 * Source: PTS, "Den svenska telefoninummerplanen enligt ITU-T rekommendation E.164"; the number of
 * areas from PTS, "Telefonnummers struktur".
 */
export const numberPlan: readonly Series[] = [
  ...areas,
  ...elsewhere('70 72 73 76 78 79 10 74 75 77 649', 9, 9),
  ...elsewhere('20', 7, 9),
  ...elsewhere('99 900 939 944', 7, 10),
]

const byCode = new Map(numberPlan.map((series) => [series.code, series]))

/** The series a number belongs to. @param digits without the leading zero */
export function seriesOf(digits: string): Series | undefined {
  // The longest code first: 0900 is premium, 090 Umeå, where no number begins with a zero.
  for (let length = 3; length > 0; length--) {
    const series = byCode.get(digits.slice(0, length))
    if (series) return series
  }
  return undefined
}
