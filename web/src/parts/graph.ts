// Chains as a layered drawing: publishers left, those who speak right.
import type { Chain } from '../lib/types';

export interface GraphNode { id: string; kind: 'publisher' | 'gatherer' | 'origin' | 'quoted' | 'gap'; name: string; key: string | null; copy: boolean; reports: string[]; claims: number }
export interface GraphEdge { from: string; to: string; how: 'stated' | 'inferred' | 'not_stated'; copy: boolean }
export interface Graph { nodes: GraphNode[]; edges: GraphEdge[] }
export interface Placed extends GraphNode { x: number; y: number; layer: number }

/** One chain as a graph. */
export function ofChain(chain: Chain, report: string): Graph {
  const nodes = chain.hops.map((hop, i): GraphNode => ({
    id: String(i),
    kind: hop.how === 'not_stated' && hop.naming === 'unknown' ? 'gap' : i === chain.origin ? 'origin' : i === 0 ? 'publisher' : hop.place === 'quoted' ? 'quoted' : 'gatherer',
    name: hop.how === 'not_stated' && hop.naming === 'unknown' ? (i === 0 ? 'publisher unknown' : 'not said who') : hop.name, key: hop.key, copy: false, reports: [report], claims: 1,
  }));
  return { nodes, edges: chain.hops.slice(1).map((hop, i) => ({ from: String(i), to: String(i + 1), how: hop.how, copy: false })) };
}

export const NODE = { width: 168, widest: 250, height: 40, gapX: 62, gapY: 13 } as const;

/** Longest-path layers, then a few sweeps that put each node at the middle of its neighbours. */
export function place(graph: Graph, room: number): { nodes: Placed[]; width: number; height: number; node: number } {
  const into = new Map<string, string[]>();
  const outOf = new Map<string, string[]>();
  for (const edge of graph.edges) {
    into.set(edge.to, [...(into.get(edge.to) ?? []), edge.from]);
    outOf.set(edge.from, [...(outOf.get(edge.from) ?? []), edge.to]);
  }
  const layer = new Map<string, number>(graph.nodes.map((one) => [one.id, 0]));
  // Bounded rounds: a circle of citations must not hang the page.
  for (let round = 0; round < graph.nodes.length; round++) {
    let moved = false;
    for (const edge of graph.edges) {
      const least = (layer.get(edge.from) ?? 0) + 1;
      if ((layer.get(edge.to) ?? 0) < least && least < graph.nodes.length) {
        layer.set(edge.to, least);
        moved = true;
      }
    }
    if (!moved) break;
  }
  const used = [...new Set(layer.values())].sort((a, b) => a - b);
  const columns: GraphNode[][] = used.map((n) => graph.nodes.filter((one) => layer.get(one.id) === n));
  const order = new Map<string, number>();
  const number = (): void => columns.forEach((column) => column.forEach((one, i) => order.set(one.id, (i + 0.5) / column.length)));
  number();
  for (let sweep = 0; sweep < 6; sweep++) {
    const down = sweep % 2 === 0;
    for (const column of down ? columns : [...columns].reverse()) {
      const middle = (one: GraphNode): number => {
        const near = (down ? into : outOf).get(one.id) ?? [];
        return near.length ? near.reduce((sum, id) => sum + (order.get(id) ?? 0), 0) / near.length : (order.get(one.id) ?? 0);
      };
      const wanted = new Map(column.map((one) => [one.id, middle(one)]));
      column.sort((a, b) => (wanted.get(a.id) ?? 0) - (wanted.get(b.id) ?? 0));
      column.forEach((one, i) => order.set(one.id, (i + 0.5) / column.length));
    }
  }
  // As wide as the page has room for, so that long names are read whole.
  const node = Math.max(NODE.width, Math.min(NODE.widest, (room - 4 + NODE.gapX) / columns.length - NODE.gapX));
  const tallest = Math.max(1, ...columns.map((column) => column.length));
  const step = NODE.height + NODE.gapY;
  const height = tallest * step - NODE.gapY + 4;
  const nodes = columns.flatMap((column, x) => column.map((one, i): Placed => ({
    ...one, layer: x, x: x * (node + NODE.gapX) + 2,
    y: 2 + ((height - 4 + NODE.gapY) / column.length) * (i + 0.5) - step / 2,
  })));
  return { nodes, width: columns.length * (node + NODE.gapX) - NODE.gapX + 4, height, node };
}
