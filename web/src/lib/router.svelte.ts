// The address after "#": "/claims?act=MOVE". All state worth sharing lives in it.
class Route {
  path = $state('/');
  params = $state.raw(new URLSearchParams());

  constructor() {
    this.#take();
    addEventListener('hashchange', () => this.#take());
    addEventListener('popstate', () => this.#take());
  }

  #take(): void {
    const [path = '/', asked = ''] = location.hash.replace(/^#/, '').split(/\?(.*)/s);
    this.path = path || '/';
    this.params = new URLSearchParams(asked);
  }

  /** The path's parts, decoded: ["report", "r12…"]. */
  get parts(): string[] {
    return this.path.split('/').filter(Boolean).map((one) => {
      try {
        return decodeURIComponent(one);
      } catch {
        return one;
      }
    });
  }

  go(path: string, params?: URLSearchParams | Record<string, string>): void {
    location.hash = to(path, params);
  }

  /** Change the query; `replace` leaves no step to go back to (typing). */
  set(params: URLSearchParams, options: { replace?: boolean } = {}): void {
    const where = to(this.path, params);
    if (options.replace) history.replaceState(history.state, '', where);
    else history.pushState(null, '', where);
    this.#take();
  }
}

/** An address inside the workbench, for href. */
export function to(path: string, params?: URLSearchParams | Record<string, string>): string {
  const text = params ? new URLSearchParams(params).toString() : '';
  return `#${path}${text ? `?${text}` : ''}`;
}

export const at = {
  report: (id: string, more?: Record<string, string>) => to(`/report/${encodeURIComponent(id)}`, more),
  claim: (id: string, report?: string) => to(`/claim/${encodeURIComponent(id)}`, report ? { report } : undefined),
  entity: (key: string) => to(`/entity/${encodeURIComponent(key)}`),
  allegation: (id: string) => to(`/allegation/${encodeURIComponent(id)}`),
};

export const route = new Route();
