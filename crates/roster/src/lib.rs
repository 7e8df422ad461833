//! Units, bodies, posts, people and their dated facts: values with valid states only.
