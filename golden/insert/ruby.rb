# Checks insertions into Ruby files with Ruby's own parser and lexer. Reads
# requests and writes answers, each a line of JSON: see checker_test.go.

require "json"
require "ripper"
require "rubocop"

Encoding.default_external = Encoding::UTF_8
$VERBOSE = nil # the files may cause warnings
$stdout.sync = true

# Says why a text is broken.
class Broken < StandardError; end

Tree = RubyVM::AbstractSyntaxTree
Node = Tree::Node

# A file's text and tree. Raises SyntaxError if it doesn't parse.
class Source
  attr_reader :tree, :lines, :inserted

  def initialize(text, inserted = [])
    @text = text.delete_prefix("\ufeff")
    @inserted = inserted
    @lines = @text.lines
    @tree = Tree.parse(@text)
  end

  # Returns whether all lines of a node are inserted.
  def new?(node)
    inserted.any? { |a, b| node.first_lineno >= a && node.last_lineno <= b }
  end

  # Returns the tree as arrays, without inserted nodes. As in a parsed tree, a
  # sequence with one statement left is that statement, and an empty one is nil.
  def shape(node = tree)
    case node
    when Node
      return nil if new?(node) || (node.type == :BEGIN && node.children == [nil])

      children = node.children.map { |child| shape(child) }
      return [node.type, *children] unless node.type == :BLOCK

      children.compact!
      children.size > 1 ? [:BLOCK, *children] : children.first
    when Array then node.map { |child| shape(child) }
    else node
    end
  end

  # Calls the block with each inserted node that isn't inside another, and with
  # the nodes around it, the innermost last.
  def tops(node = tree, above = [], &block)
    return yield(node, above) if new?(node)

    node.children.grep(Node).each { |child| tops(child, above + [node], &block) }
  end

  def comments
    @comments ||= Ripper.lex(@text).filter_map do |(line, column), kind, token|
      line if kind == :on_comment && @lines[line - 1][0, column].strip.empty? && !token.match?(/\A#.*(frozen_string_literal|coding):/)
    end
  end

  # Returns the lines of heredocs, other multi-line strings and =begin comments.
  def long
    @long ||= begin
      open = []
      Ripper.lex(@text).flat_map do |(line, _), kind, token|
        case kind
        when :on_heredoc_beg then open << line
        when :on_heredoc_end then next (open.shift..line).to_a
        end
        token.count("\n") > 1 || kind.to_s.start_with?("on_embdoc", "on___end__") ? (line..line + token.count("\n")).to_a : []
      end
    end
  end

  def members(klass)
    body = klass.children.last.children.last
    return [] unless body.is_a?(Node)

    body.type == :BLOCK ? body.children.grep(Node) : [body]
  end

  def controllers(node = tree)
    found = node.type == :CLASS && controller?(node) ? [node] : []
    found + node.children.grep(Node).flat_map { |child| controllers(child) }
  end

  # Returns the lines where snipgen may not refuse: the blank lines next to a
  # controller's methods, those after the code, and the end.
  def natural
    return [] if controllers.empty?

    end_line = lines.index("__END__\n") || lines.size
    blank = (1..end_line).select { |n| lines[n - 1].strip.empty? } - long
    blank.select { |n| between?(n) } + [lines.size + 1]
  end

  def between?(line)
    inside = controllers.find { |c| c.first_lineno < line && line < c.last_lineno }
    return lines[line..].all? { |l| l.strip.empty? } unless inside

    members = members(inside)
    members.none? { |m| m.first_lineno <= line && line <= m.last_lineno } &&
      [members.reverse.find { |m| m.last_lineno < line }, members.find { |m| m.first_lineno > line }].compact.any? { |m| m.type == :DEFN }
  end
end

def constant(node)
  node.is_a?(Node) ? node.children.last(2).grep(Symbol).join : ""
end

def controller?(klass)
  path, parent, = klass.children
  constant(path).end_with?("Controller") || constant(parent).end_with?("Controller") ||
    (parent.is_a?(Node) && parent.type == :COLON2 && constant(parent.children.first) == "ActionController")
end

SCOPES = %i[CLASS MODULE SCLASS DEFN DEFS].freeze

# Checks an inserted method: an action is a public method of a controller.
def action(source, node, above)
  name = node.children.first
  scope = above.reverse.find { |n| SCOPES.include?(n.type) }
  raise Broken, "#{name} is in no class" unless scope
  raise Broken, "#{name} is in a #{scope.type}, which is no controller" unless scope.type == :CLASS && controller?(scope)

  members = source.members(scope)
  index = members.index { |m| m.node_id == node.node_id }
  raise Broken, "#{name} is no direct member of its class" unless index
  raise Broken, "#{name} is defined twice" if members.count { |m| m.type == :DEFN && m.children.first == name } > 1

  section = members.first(index).reverse.find { |m| m.type == :VCALL && %i[public private protected].include?(m.children.first) }
  raise Broken, "#{name} is below #{section.children.first}" if section && section.children.first != :public
end

# Checks an inserted node that isn't inside another.
def place(source, node, above)
  scope = above.reverse.find { |n| SCOPES.include?(n.type) }
  case node.type
  when :CLASS
    raise Broken, "a class is inserted in a #{scope.type}" if scope && scope.type != :MODULE
    raise Broken, "a class is inserted that is no controller" unless controller?(node)
    raise Broken, "a second controller is inserted" if source.controllers.any? { |c| !source.new?(c) }
  when :DEFN then action(source, node, above)
  else
    klass = above.reverse.find { |n| n.type == :CLASS }
    raise Broken, "#{node.type} is inserted in no method" unless scope&.type == :DEFN
    raise Broken, "a response is inserted in a method of no controller" unless klass && controller?(klass)
  end
end

def difference(old, new)
  return nil if old == new
  return "#{old.inspect[0, 80]} has become #{new.inspect[0, 80]}" unless old.is_a?(Array) && new.is_a?(Array) && old.size == new.size

  old.zip(new).each { |a, b| (found = difference(a, b)) && (return found) }
end

def check(old, text, inserted)
  new = Source.new(text, inserted)
  found = difference(old.shape, new.shape)
  raise Broken, found if found

  tops = 0
  new.tops do |node, above|
    tops += 1
    place(new, node, above)
    line, last = inserted.find { |a, b| node.first_lineno >= a && node.last_lineno <= b }
    follows = new.lines[last].to_s.strip
    raise Broken, "line #{line - 1} is a comment on what follows" if new.comments.include?(line - 1) && !follows.empty?
  end
  raise Broken, "what is inserted is no code: it is in a comment or string" if tops.zero?
end

CONFIG = RuboCop::ConfigLoader.default_configuration
# Without the rule for guard clauses: the user chooses where in an action the
# response goes.
LEFT_OUT = [RuboCop::Cop::Layout::LineLength, RuboCop::Cop::Layout::EmptyLineAfterGuardClause].freeze
COPS = RuboCop::Cop::Registry.new(
  RuboCop::Cop::Registry.global.enabled(CONFIG).select { |cop| cop.department == :Layout } - LEFT_OUT
)

# Returns the layout rules that a text breaks, with the lines.
def offenses(text)
  source = RuboCop::ProcessedSource.new(text.delete_prefix("\ufeff"), 3.1, "file.rb")
  source.config, source.registry = CONFIG, COPS # needed for comments that disable rules
  RuboCop::Cop::Team.mobilize(COPS, CONFIG, raise_error: true).investigate(source).offenses.map { |o| [o.cop_name, o.line] }
end

# Raises Broken if the new text breaks a layout rule that the old one kept.
def layout(known, text)
  cop, line = offenses(text).find { |name, _| known.none? { |other, _| other == name } }
  raise Broken, "RuboCop: #{cop} in line #{line}" if cop
end

def answer(request)
  old = Source.new(request["old"])
  known = offenses(request["old"])
  broken = request["news"].filter_map do |new|
    check(old, new["text"], new["inserted"])
    layout(known, new["text"])
    nil
  rescue SyntaxError => e
    [new["line"], "it does not parse: #{e.message.lines.first.strip}"]
  rescue Broken => e
    [new["line"], e.message]
  end
  { parses: true, natural: old.natural, broken: broken.to_h }
rescue SyntaxError
  { parses: false, natural: [], broken: {} }
end

$stdin.each_line { |line| puts JSON.generate(answer(JSON.parse(line))) }
