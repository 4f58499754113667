-- What a name is found by at an office: each of its words, and each two of the first twelve in the order in which they
-- stand there. A list of one word is as long as the office has cases; that of two words has only those who bear both.
create function case_name_lexemes(office text, name text) returns tsvector
language plpgsql immutable strict parallel safe as $$
declare
  words text[] := array_remove(regexp_split_to_array(lower(name), '[^[:alnum:]]+'), '');
  lexemes text[] := '{}';
begin
  for place in 1 .. cardinality(words) loop
    lexemes := lexemes || (office || ':' || words[place]);
    for later in place + 1 .. least(cardinality(words), 12) loop
      lexemes := lexemes || (office || '::' || words[place] || ' ' || words[later]);
    end loop;
  end loop;
  return array_to_tsvector(lexemes);
end
$$;
