import { useNavigate, useParams, useSearch } from "@tanstack/react-router";

/** Which form of a part of the case is open; it stands in the URL, so that a button elsewhere can open it. */
export const useDoen = (wat: string): [open: boolean, zet: (open: boolean) => void] => {
  const navigate = useNavigate();
  const params = useParams({ from: "/$huis/casussen/$casusId" });
  const { deel, doe } = useSearch({ from: "/$huis/casussen/$casusId" });
  const zet = (open: boolean) =>
    void navigate({
      to: "/$huis/casussen/$casusId",
      params,
      search: open ? { deel, doe: wat } : { deel },
      replace: true,
    });
  return [doe === wat, zet];
};
