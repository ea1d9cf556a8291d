import { createRootRoute, createRoute, createRouter, type RouterHistory } from "@tanstack/react-router";
import { Gate } from "./gate.tsx";
import { NotHere } from "./not-here.page.tsx";
import { ROUTES } from "./routes.tsx";
import { Shell } from "./shell/shell.tsx";

/** The one router, made from the table of routes. */
export function makeRouter(history?: RouterHistory) {
  const root = createRootRoute({ component: Shell, notFoundComponent: NotHere });
  const children = ROUTES.map((place) =>
    createRoute({
      getParentRoute: () => root,
      path: place.path,
      component: () => (
        <Gate who={place.who}>
          <place.page />
        </Gate>
      ),
    }),
  );
  return createRouter({
    routeTree: root.addChildren(children),
    scrollRestoration: true,
    ...(history === undefined ? {} : { history }),
  });
}
