-- Why: a rebuild computes everything again beside the live tables and touches only the rows that differ.
-- Safe with running code: yes, additive.

CREATE FUNCTION dashboard_settle(table_name text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    removed bigint;
    added   bigint;
BEGIN
    -- Whole rows are compared: there, nothing equals nothing, and the planner may hash.
    -- The shadow is a temporary table of the same name: pg_temp is the session's own schema.
    EXECUTE format(
        'DELETE FROM public.%1$I AS live WHERE NOT EXISTS (
             SELECT FROM pg_temp.%1$I AS shadow WHERE shadow = live)', table_name);
    GET DIAGNOSTICS removed = ROW_COUNT;
    EXECUTE format(
        'INSERT INTO public.%1$I SELECT shadow.* FROM pg_temp.%1$I AS shadow
          WHERE NOT EXISTS (SELECT FROM public.%1$I AS live WHERE live = shadow)',
        table_name);
    GET DIAGNOSTICS added = ROW_COUNT;
    RETURN greatest(removed, added);
END
$$;
COMMENT ON FUNCTION dashboard_settle(text) IS 'Makes a table equal to the session''s temporary table of the same name; returns how many rows differed.';
