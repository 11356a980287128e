package generate

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate/input"
)

// A Class is the type of an object in a body, for a language whose objects are
// instances of classes that the code declares.
type Class struct {
	Name   string
	Fields []Component
	base   string // Name without a number
}

// A Component is a field of a Class: its variable, named in the language's
// style, and its type. Name is the field's name in the body, and Renamed
// whether the variable's name differs.
type Component struct {
	Name     Text
	Variable string
	Type     string
	Renamed  bool
}

// classes finds the classes of the objects in a body.
type classes struct {
	*languages.Types
	framework *frameworks.Framework
	found     []Class
}

// setClasses finds the classes for a body. They are declared in addition to
// those in the file of the request.
func (v *view) setClasses(shape *Shape, r *Request) {
	c := classes{Types: r.Framework.Language.Objects.Types, framework: r.Framework, found: slices.Clone(r.declared)}
	v.Body, v.BodyType = c.value(className(shape.Name), v.Body)
	v.Classes = c.found[len(r.declared):]
}

// className returns the name of the class for a shape or a field with this
// name.
func className(name string) string { return casings(input.Words(name)).Pascal + "Body" }

// object returns an object with its class. Objects with the same name and the
// same fields share a class. A class precedes the classes of the objects in it.
func (c *classes) object(name string, v Value) Value {
	at := len(c.found)
	class := Class{Name: c.numbered(name), base: name}
	c.found = append(c.found, class)
	fields := make([]Field, len(v.Fields))
	var variables []string
	for i, f := range v.Fields {
		component := Component{Name: f.Name, Variable: c.variable(f.Name.open(), variables)}
		variables = append(variables, component.Variable)
		component.Renamed = component.Variable != f.Name.open()
		fields[i].Name = f.Name
		fields[i].Value, component.Type = c.value(className(f.Name.open()), f.Value)
		class.Fields = append(class.Fields, component)
	}
	same := func(other Class) bool {
		return other.base == name && slices.EqualFunc(other.Fields, class.Fields, func(a, b Component) bool {
			return a.Name.open() == b.Name.open() && a.Type == b.Type
		})
	}
	if i := slices.IndexFunc(c.found[:at], same); i >= 0 {
		c.found, class = c.found[:at], c.found[i]
	} else {
		c.found[at] = class
	}
	return Value{Kind: Object, Fields: fields, Class: class.Name}
}

// numbered returns a name for a class, with a number if it is taken.
func (c *classes) numbered(name string) string {
	unique := name
	taken := func(other Class) bool { return other.Name == unique }
	for n := 2; c.framework.Uses(unique) || slices.ContainsFunc(c.found, taken); n++ {
		unique = name + strconv.Itoa(n)
	}
	return unique
}

// variable returns the name of the variable for a field.
func (c *classes) variable(name string, taken []string) string {
	camel := casings(input.Words(name)).Camel
	if c.framework.Language.Keyword(camel) || slices.Contains(c.Taken, camel) {
		camel += "Value"
	}
	unique := camel
	for n := 2; slices.Contains(taken, unique); n++ {
		unique = camel + strconv.Itoa(n)
	}
	return unique
}

// value returns a value, with the classes of the objects in it, and its type.
// name is the name of the class if the value is an object.
func (c *classes) value(name string, v Value) (Value, string) {
	switch v.Kind {
	case Object:
		if len(v.Fields) == 0 {
			return Value{Kind: Number, Plain: c.Empty}, c.EmptyType // written without quotes, like a number
		}
		v = c.object(name, v)
		return v, v.Class
	case List:
		return c.list(name, v.Items)
	case Number:
		if strings.Contains(v.Plain, ".") {
			return v, c.Decimal
		}
		return v, c.Whole
	case Bool:
		return v, c.Truth
	case Null:
		return v, c.Any
	}
	return v, c.Text
}

func (c *classes) list(name string, items []Value) (Value, string) {
	out := Value{Kind: List, Items: make([]Value, len(items))}
	of := c.Any
	for i, item := range items {
		var each string
		out.Items[i], each = c.value(name, item)
		each = cmp.Or(c.Boxed[each], each)
		switch {
		case i == 0 || of == each:
			of = each
		case slices.Contains(c.Numbers, of) && slices.Contains(c.Numbers, each):
			of = c.Numbers[0]
		default:
			of = c.Any
		}
	}
	return out, c.List + "<" + of + ">"
}
