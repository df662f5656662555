// What is used of @kninnug/constrainautor: its own types are its TypeScript source, which does not pass
// our compiler flags. tsconfig.json points here.

type Net = {
  coords: ArrayLike<number>
  triangles: { readonly length: number; [i: number]: number }
  halfedges: { readonly length: number; [i: number]: number }
  hull: ArrayLike<number>
}

/** Forces edges into a Delaunay triangulation, in place. */
export default class Constrainautor {
  /** @throws {Error} for an edge that passes through a corner or crosses another */
  constructor(net: Net, edges?: readonly (readonly [number, number])[])
  /** Makes what is left of it Delaunay again. */
  delaunify(): this
}
