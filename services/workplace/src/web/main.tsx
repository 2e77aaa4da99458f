import "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css";
import "@utrecht/component-library-css/dist/index.css";
import "./stijl/alles.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { router } from "./router.js";
import { queryClient } from "./shell/vragen.js";

createRoot(document.getElementById("werkplek")!).render(
  <StrictMode>
    <I18nProvider locale="nl-NL">
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>
  </StrictMode>,
);
